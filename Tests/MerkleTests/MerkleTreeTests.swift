import CaseCore
import Merkle
import TestKit
import Testing

@Suite struct MerkleTreeTests {
  /// The leaves and roots that the reference implementation of RFC 6962 publishes.
  static let leaves: [[UInt8]] = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].compactMap { Hex.bytes(of: $0) }
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  static func leaf(_ index: Int) -> Digest { TreeHash.leaf(Array("leaf \(index)".utf8)) }

  @Test(arguments: 0...8) func `roots are those that RFC 6962 publishes`(size: Int) {
    let hashes = Self.leaves[..<size].map(TreeHash.leaf)
    var range = CompactRange()
    for hash in hashes { range.append(hash) }
    #expect(MerkleTree(leaves: hashes).root.hex == Self.roots[size])
    #expect(range.root.hex == Self.roots[size])
    #expect(range.size == size)
  }

  @Test func `a published audit path comes out whole`() throws {
    let tree = MerkleTree(leaves: Self.leaves.map(TreeHash.leaf))
    #expect(
      try tree.inclusionProof(of: 0, at: 8).hashes.map(\.hex) == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ])
    #expect(
      try tree.consistencyProof(from: 6, to: 8).hashes.map(\.hex) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
  }

  @Test func `the root at every earlier size stays what it was`() {
    var tree = MerkleTree()
    var range = CompactRange()
    var roots = [tree.root]
    for index in 0..<300 {
      tree.append(Self.leaf(index))
      range.append(Self.leaf(index))
      roots.append(range.root)
    }
    for size in 0...300 { #expect(tree.root(at: size) == roots[size]) }
  }

  @Test(arguments: 1...64)
  func `every inclusion proof of every tree holds, for its own leaf alone`(size: Int) throws {
    let tree = MerkleTree(leaves: (0..<size).map(Self.leaf))
    for index in 0..<size {
      let proof = try tree.inclusionProof(of: index, at: size)
      try proof.verify(leaf: Self.leaf(index), root: tree.root)
      #expect(throws: ProofError.rootDiffers) {
        try proof.verify(leaf: Self.leaf(index + 1), root: tree.root)
      }
      for place in proof.hashes.indices {
        var hashes = proof.hashes
        hashes[place] = Self.leaf(1000)
        let changed = InclusionProof(index: index, size: size, hashes: hashes)
        #expect(throws: ProofError.rootDiffers) {
          try changed.verify(leaf: Self.leaf(index), root: tree.root)
        }
      }
      let longer = InclusionProof(index: index, size: size, hashes: proof.hashes + [tree.root])
      #expect(throws: ProofError.wrongLength(proof.hashes.count + 1)) {
        try longer.verify(leaf: Self.leaf(index), root: tree.root)
      }
      if !proof.hashes.isEmpty {
        let shorter = InclusionProof(
          index: index, size: size, hashes: Array(proof.hashes.dropLast()))
        #expect(throws: ProofError.wrongLength(proof.hashes.count - 1)) {
          try shorter.verify(leaf: Self.leaf(index), root: tree.root)
        }
      }
    }
  }

  @Test(arguments: 0...64)
  func `every consistency proof to every tree holds, for its own roots alone`(size: Int) throws {
    let tree = MerkleTree(leaves: (0..<64).map(Self.leaf))
    for old in 0...size {
      let proof = try tree.consistencyProof(from: old, to: size)
      let oldRoot = tree.root(at: old)
      let newRoot = tree.root(at: size)
      try proof.verify(oldRoot: oldRoot, newRoot: newRoot)
      #expect(throws: ProofError.rootDiffers) {
        try proof.verify(oldRoot: Self.leaf(77), newRoot: newRoot)
      }
      if old > 0 {
        #expect(throws: ProofError.rootDiffers) {
          try proof.verify(oldRoot: oldRoot, newRoot: Self.leaf(77))
        }
      }
      let longer = ConsistencyProof(old: old, new: size, hashes: proof.hashes + [newRoot])
      #expect(throws: ProofError.self) { try longer.verify(oldRoot: oldRoot, newRoot: newRoot) }
      for place in proof.hashes.indices {
        var hashes = proof.hashes
        hashes[place] = Self.leaf(1000)
        let changed = ConsistencyProof(old: old, new: size, hashes: hashes)
        #expect(throws: ProofError.rootDiffers) {
          try changed.verify(oldRoot: oldRoot, newRoot: newRoot)
        }
      }
    }
  }

  @Test(arguments: [255, 256, 257, 1000])
  func `proofs of larger trees hold at every size sampled`(size: Int) throws {
    var random = SplitMix64(state: UInt64(size))
    let tree = MerkleTree(leaves: (0..<size).map(Self.leaf))
    for _ in 0..<200 {
      let at = Int.random(in: 1...size, using: &random)
      let index = Int.random(in: 0..<at, using: &random)
      try tree.inclusionProof(of: index, at: at)
        .verify(leaf: Self.leaf(index), root: tree.root(at: at))
      try tree.consistencyProof(from: index, to: at)
        .verify(oldRoot: tree.root(at: index), newRoot: tree.root(at: at))
    }
  }

  @Test func `a proof for what is not there is refused`() {
    let tree = MerkleTree(leaves: (0..<4).map(Self.leaf))
    #expect(throws: ProofError.outOfRange(index: 4, size: 4)) {
      try tree.inclusionProof(of: 4, at: 4)
    }
    #expect(throws: ProofError.outOfRange(index: 0, size: 5)) {
      try tree.inclusionProof(of: 0, at: 5)
    }
    #expect(throws: ProofError.outOfRange(index: 3, size: 2)) {
      try tree.consistencyProof(from: 3, to: 2)
    }
    #expect(throws: ProofError.outOfRange(index: 7, size: 7)) {
      try InclusionProof(index: 7, size: 7, hashes: []).verify(leaf: tree.root, root: tree.root)
    }
  }
}
