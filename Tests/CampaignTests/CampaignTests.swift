import Testing

/// The generated-case campaign over the playbook that the product ships.
@Suite struct CampaignTests {
  @Test(arguments: Campaign.pieces)
  func `generated cases hold what the product promises`(seeds: Range<UInt64>) async throws {
    let campaign = try CampaignPlaybook.shipped.get()
    let conditions = CaseCheck.conditions(of: campaign.playbook)
    var tally = Campaign.Tally()
    var listed = 0
    for seed in seeds {
      do {
        for complaint in try await Campaign.complaints(seed, campaign, conditions, &tally) {
          listed += 1
          if listed <= 20 { Issue.record("\(complaint)") }
        }
      } catch {
        Issue.record(error, "seed \(seed) failed")
      }
    }
    #expect(listed <= 20, "\(listed) complaints from seed \(seeds.lowerBound)")
    #expect(tally.offered > 0)
    if seeds.count > 100 {
      print("\(seeds): \(listed) complaints, \(tally)")
      #expect(tally.letters > 0 && tally.packets > 0 && tally.endings > 0 && tally.stops > 0)
    }
  }
}
