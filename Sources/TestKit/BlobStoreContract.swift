import CaseCore
public import Engine
import Evidence
import Testing

/// What every blob store keeps, as checks on a fresh and empty one.
public enum BlobStoreContract {
  /// A store, and a way to put a file where it can find it.
  public struct Subject: Sendable {
    let store: any BlobStore
    let write: @Sendable (_ bytes: [UInt8], _ name: String) async throws -> String

    /// `store`, and `write` which puts bytes under a name and gives the path.
    public init(
      store: any BlobStore,
      write: @escaping @Sendable (_ bytes: [UInt8], _ name: String) async throws -> String
    ) {
      self.store = store
      self.write = write
    }
  }

  /// Sizes around the edges of the buffers that an implementation may have.
  static let sizes = [
    0, 1, 4095, 4096, 4097, KeptBlob.headBytes - 1, KeptBlob.headBytes, KeptBlob.headBytes + 1,
    1 << 20, (1 << 20) + 1, 3_000_000,
  ]

  /// All promises.
  public static let all: [ContractCheck<Subject>] = [
    ContractCheck("a file comes back byte for byte, with its digest, size and head") {
      subject async throws in
      var random = SplitMix64(state: 11)
      let id = Case.ID.arbitrary(using: &random)
      for size in sizes {
        let bytes = random.bytes(size)
        let path = try await subject.write(bytes, "original-\(size)")
        let kept = try await subject.store.keep(fileAt: path, of: id)
        #expect(kept.digest == Digest.ofContent(bytes))
        #expect(kept.sizeBytes == Int64(size))
        #expect(kept.head == Array(bytes.prefix(KeptBlob.headBytes)))
        #expect(kept.modifiedAt != nil)
        let whole = try await subject.store.withMappedBytes(of: kept.digest, in: id) { Array($0) }
        #expect(whole == bytes)
        #expect(try await subject.store.sizeBytes(of: kept.digest, in: id) == Int64(size))
      }
    },
    ContractCheck("bytes come back byte for byte") { subject async throws in
      var random = SplitMix64(state: 12)
      let id = Case.ID.arbitrary(using: &random)
      for size in sizes {
        let bytes = random.bytes(size)
        let kept = try await subject.store.keep(bytes: bytes, of: id)
        #expect(
          kept
            == KeptBlob(
              digest: .ofContent(bytes), sizeBytes: Int64(size), modifiedAt: nil,
              head: Array(bytes.prefix(KeptBlob.headBytes))))
        #expect(
          try await subject.store.read(kept.digest, of: id, offset: 0, count: size + 1) == bytes)
      }
    },
    ContractCheck("a part of a content can be read, and ends with the content") {
      subject async throws in
      var random = SplitMix64(state: 13)
      let id = Case.ID.arbitrary(using: &random)
      let bytes = random.bytes(10_000)
      let digest = try await subject.store.keep(bytes: bytes, of: id).digest
      for (offset, count) in [(0, 1), (9_999, 1), (5_000, 2_500), (9_000, 5_000), (10_000, 1)] {
        let part = try await subject.store.read(digest, of: id, offset: Int64(offset), count: count)
        #expect(part == Array(bytes.dropFirst(offset).prefix(count)))
      }
    },
    ContractCheck("the same content again is success and the same blob") { subject async throws in
      var random = SplitMix64(state: 14)
      let id = Case.ID.arbitrary(using: &random)
      let bytes = random.bytes(70_000)
      let first = try await subject.store.keep(bytes: bytes, of: id)
      let path = try await subject.write(bytes, "again")
      #expect(try await subject.store.keep(fileAt: path, of: id).digest == first.digest)
      #expect(try await subject.store.keep(bytes: bytes, of: id) == first)
    },
    ContractCheck("what one case has, another has not") { subject async throws in
      var random = SplitMix64(state: 15)
      let id = Case.ID.arbitrary(using: &random)
      let other = Case.ID.arbitrary(using: &random)
      let digest = try await subject.store.keep(bytes: [1, 2, 3], of: id).digest
      #expect(try await subject.store.contains(digest, of: id))
      #expect(try await subject.store.contains(digest, of: other) == false)
      await #expect(throws: StorageError.self) {
        try await subject.store.read(digest, of: other, offset: 0, count: 1)
      }
      await #expect(throws: StorageError.self) {
        try await subject.store.withMappedBytes(of: digest, in: other) { $0.count }
      }
    },
    ContractCheck("what is not there is told as missing") { subject async throws in
      var random = SplitMix64(state: 16)
      let id = Case.ID.arbitrary(using: &random)
      let error = await #expect(throws: SourceFileError.self) {
        try await subject.store.keep(fileAt: "/no/such/file", of: id)
      }
      #expect(error == .missing(path: "/no/such/file"))
      #expect(try await subject.store.sizeBytes(of: .arbitrary(using: &random), in: id) == nil)
    },
    ContractCheck("erased content is gone, and can be kept again") { subject async throws in
      var random = SplitMix64(state: 17)
      let id = Case.ID.arbitrary(using: &random)
      let bytes = random.bytes(100)
      let digest = try await subject.store.keep(bytes: bytes, of: id).digest
      try await subject.store.erase(digest, of: id)
      try await subject.store.erase(digest, of: id)
      #expect(try await subject.store.contains(digest, of: id) == false)
      #expect(try await subject.store.keep(bytes: bytes, of: id).digest == digest)
    },
    ContractCheck("the same content kept by many at once is kept once") { subject async throws in
      var random = SplitMix64(state: 18)
      let id = Case.ID.arbitrary(using: &random)
      let bytes = random.bytes(300_000)
      try await withThrowingTaskGroup(of: KeptBlob.self) { group in
        for _ in 0..<12 {
          group.addTask { try await subject.store.keep(bytes: bytes, of: id) }
        }
        for try await kept in group { #expect(kept.digest == Digest.ofContent(bytes)) }
      }
      let digest = Digest.ofContent(bytes)
      #expect(
        try await subject.store.withMappedBytes(of: digest, in: id) { Array($0) } == bytes)
    },
  ]
}
