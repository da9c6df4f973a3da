import Testing
@testable import CFlow

@Suite struct RegionStatesTests {
    private let table = RegionTable()

    private func states(_ ids: [Int32], change: (inout RegionState) -> Void = { _ in }) -> RegionStates {
        var states = RegionStates(table)
        for id in ids {
            var state = RegionState(id: RegionID(id), content: .unknown)
            change(&state)
            states.append(state)
        }
        return states
    }

    @Test func pathsThatKnowTheSameAreEqual() {
        #expect(states([1, 2, 5]) == states([1, 2, 5]))
        #expect(states([1, 2, 5]) != states([1, 2, 6]))
        for change in [
            { $0.epoch = 3 }, { $0.isMany = true }, { $0.made = 7 }, { $0.outside = 2..<9 }, { $0.testDepth = 2 }, { $0.family = 1 },
        ] as [(inout RegionState) -> Void] {
            #expect(states([1, 2], change: change) != states([1, 2]))
            #expect(states([1, 2], change: change) == states([1, 2], change: change))
        }
    }

    @Test func aChangeIsOfOnePathAlone() {
        let before = states([1, 2])
        var after = before
        after[1].status = .freed
        #expect(before[1].status == .live && after[1].status == .freed && after[0] == before[0])
        after[1].status = .live
        #expect(after == before)
    }

    @Test func manyStatesAreKeptApart() {
        var states = RegionStates(table)
        for id in 0..<2_000 as Range<Int32> {
            var state = RegionState(id: RegionID(id), content: .zero)
            state.solid = Int64(id) * 3
            states.append(state)
        }
        #expect(states.indices.allSatisfy { states[$0].id == RegionID(Int32($0)) && states[$0].solid == Int64($0) * 3 })
        #expect(states.index(of: RegionID(1_234)) == (1_234, true) && states.index(of: RegionID(2_000)) == (2_000, false))
        states.remove { $0.raw % 2 == 0 }
        #expect(states.count == 1_000 && states.index(of: RegionID(7)) == (3, true))
    }
}
