import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// What programs that know nothing of ours say about our bundles.
  @Suite struct OtherToolsTests {
    let program: Program

    init() throws { program = try Program() }

    /// Bundles of every kind of the case `id` by a name for each.
    private func bundles(of id: String) throws -> [String] {
      var paths: [String] = []
      for recipient in ["self", "seller", "platform", "payment", "12315", "police", "court"] {
        paths.append(try program.export(id, "\(recipient).zip", "--for", recipient))
      }
      paths.append(try program.export(id, "partial.zip", "--entries", "1"))
      paths.append(try program.export(id, "earlier.zip", "--at", "5"))
      paths.append(try program.maskedBundle())
      let erased = try program.erasedCase().id
      for recipient in ["self", "court"] {
        paths.append(try program.export(erased, "erased-\(recipient).zip", "--for", recipient))
      }
      return paths
    }

    @Test func `a reader written from the formats alone sees what was erased`() throws {
      let (id, erased) = try program.erasedCase()
      let outcome = try program.shell(
        #""$PYTHON" "$TOOLS/check_bundle.py" bundle "$1""#, program.export(id, "case.zip"))
      #expect(outcome.object["erased"] as? [Int] == erased, "\(outcome)")
      #expect((outcome.object["entries"] as? [Int])?.contains { erased.contains($0) } == false)
    }

    @Test func `bagit, sha256sum, unzip, zipinfo and zipfile take every bundle`() throws {
      for path in try bundles(of: program.richCase()) {
        let outcome = try program.shell(
          """
          set -e
          unzip -tq "$1" && zipinfo -h "$1" && "$PYTHON" -m zipfile -t "$1"
          mkdir "$1.unpacked" && cd "$1.unpacked" && unzip -q "$1"
          sha256sum --quiet --strict -c manifest-sha256.txt tagmanifest-sha256.txt
          "${PYTHON%python}bagit.py" --quiet --validate .
          """, path)
        #expect(outcome.code == 0, "\(path): \(outcome)")
      }
    }

    @Test func `a reader written from the formats alone agrees about every bundle and proof`()
      throws
    {
      let id = try program.richCase()
      for path in try bundles(of: id) {
        let outcome = try program.shell(
          """
          set -e
          mkdir "$1.unpacked" && unzip -q "$1" -d "$1.unpacked"
          key=$("$PYTHON" -c 'import base64, sys; print(
            base64.b64decode(sys.stdin.read().split("+", 2)[2])[1:].hex())' \\
            <"$1.unpacked/data/keys.txt")
          for it in "$1" "$1.unpacked"; do
            "$PYTHON" "$TOOLS/check_bundle.py" bundle "$it" --key "$key"
            "$VERIFY" "$it" --key "$key" >&2
          done
          for original in "$1.unpacked"/data/evidence/*; do
            [ -e "$original" ] || continue
            number=$(basename "${original%.*}")
            proof="$1.unpacked/data/proofs/$number.tlog-proof"
            "$PYTHON" "$TOOLS/check_bundle.py" proof "$proof" --key "$key" --file "$original" >&2
            "$VERIFY" "$proof" --key "$key" --file "$original" >&2
          done
          """, path)
        #expect(outcome.code == 0, "\(path): \(outcome)")
      }
    }

    @Test func `other people's libraries count the same rows and sums of every bill`() throws {
      let fixtures = "\(Program.root)/Tests/ImportsTests/Fixtures"
      let outcome = try program.shell(
        """
        cd "$1"
        "$PYTHON" "$TOOLS/check_tables.py" "$2" bank/*.csv bank/*.xls jd/*.csv \
          alipay/app-20*.csv alipay/web-2019.csv alipay/header-only.csv alipay/one-row*.csv \
          alipay/resaved.csv alipay/app-2025-as-workbook.xlsx wechat/one-row.csv \
          wechat/header-only.csv wechat/resaved.csv wechat/csv-2025.csv \
          wechat/xlsx-20*.xlsx wechat/xlsx-1904.xlsx wechat/xlsx-two-*.xlsx wechat/as-xls.xls \
          zips/plain.zip zips/zipcrypto.zip zips/workbook.zip zips/stored-workbook.zip \
          documents/wechat-proof.pdf documents/wechat-proof-[hmno]*.pdf documents/alipay-proof.pdf
        """, fixtures, Program.path)
      #expect(outcome.code == 0, "\(outcome)")
      #expect(outcome.output.split(separator: "\n").count >= 50)
    }

    @Test func `a reader written from the formats alone follows the keys, and sees what is forged`()
      throws
    {
      let made = try program.seamBundles(of: program.newCase())
      for path in made.all {
        // The last one goes on without a word of the key before, so that the first settles a part.
        let leads = path != made.continued
        let theirs = try program.shell(
          #""$PYTHON" "$TOOLS/check_bundle.py" bundle "$1" --key "$2""#, path, made.first)
        let ours = try program.verify([path, "--key", made.first, "--lang", "en"])
        #expect(theirs.code == (leads ? 0 : 1) && ours.code == 0, "\(path): \(theirs) \(ours)")
        #expect(ours.output.contains("Anything from entry") == !leads)
        let alone = try program.shell(
          #""$PYTHON" "$TOOLS/check_bundle.py" bundle "$1""#, path)
        #expect(alone.code == 0, "\(path): \(alone)")
      }
      let folder = program.folder.path(of: "forged")
      let list = try program.shell(
        #"mkdir "$2"; "$PYTHON" "$TOOLS/forge_seams.py" "$@""#,
        made.continued, folder, made.keys[0], made.keys[1], made.keys[2], made.keys[3])
      let forged = try #require(list.json as? [[String: Any]], "\(list)")
      #expect(forged.count > 10)
      for change in forged {
        let file = try #require(change["file"] as? String)
        let names = change["names"] as? [String] ?? []
        let ours = try program.verify([file, "--lang", "en", "--json"])
        let places = (ours.object["failures"] as? [[String: String]])?.compactMap { $0["where"] }
        #expect(ours.code == 1, "\(change): \(ours)")
        #expect(
          places?.contains { place in names.contains { place.contains($0) } } == true,
          "\(change): \(ours)")
        let theirs = try program.shell(
          #""$PYTHON" "$TOOLS/check_bundle.py" bundle "$1""#, file)
        #expect(theirs.code == 1, "\(change): \(theirs)")
      }
    }

    @Test
    func
      `the reader written from the formats refuses what was changed with everything made to fit`()
      throws
    {
      let path = try program.export(program.richCase(), "case.zip")
      let folder = program.folder.path(of: "changed")
      let made = try program.shell(
        #"mkdir "$2" && "$PYTHON" "$TOOLS/tamper.py" "$1" "$2""#, path, folder)
      let list = try #require(made.json as? [[String: Any]], "\(made)")
      #expect(list.count > 60)
      for change in list {
        let file = try #require(change["file"] as? String)
        let title = change["title"] as? String ?? ""
        let names = change["names"] as? [String] ?? []
        let ours = try program.shell(#""$VERIFY" "$1" --lang en --json"#, file)
        let places = (ours.object["failures"] as? [[String: String]])?.compactMap { $0["where"] }
        #expect(ours.code == 1, "\(title): \(ours)")
        #expect(
          places?.contains { place in names.contains { place.contains($0) } } == true,
          "\(title): \(ours.output)")
        // Tag files and what only explains are no part of what it is written to check.
        guard !title.contains("VERIFY.txt"), !title.contains("bag-info"), title.contains("fitted")
        else { continue }
        let theirs = try program.shell(
          #""$PYTHON" "$TOOLS/check_bundle.py" bundle "$1""#, file)
        #expect(theirs.code == 1, "\(title): \(theirs)")
      }
    }
  }
}
