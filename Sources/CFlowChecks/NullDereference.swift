import CFlow

/// A null pointer that is dereferenced.
struct NullDereference: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        if access.pointer == .none { return }
        let node = flow.values[access.pointer]
        // Of no bytes nothing is read.
        if !access.function.isEmpty, flow.values[access.size].kind != .constant, flow.values.interval(access.size, place.state).low <= 0 { return }
        if node.kind == .constant {
            guard !node.isDoubtful, flow.isNullAddress(node) else { return }
            report(access, about: [], place, flow)
        } else if node.kind == .pointer, flow.state(of: node.region, place.state).nullness == .null, !flow.wasTestedDeeper(node.region, than: place),
                  !flow.isNeverNull(node.region) {
            report(access, about: [node.region], place, flow)
        }
    }

    private func report(_ access: Access, about regions: [RegionID], _ place: FlowView, _ flow: Interpreter) {
        let holders = flow.holders(of: access.pointer, at: place)
        if holders.contains(where: { flow.isSetInLeftOut($0, in: place.frame) }) { return }
        let name = flow.spelling(of: access.pointer, at: place).map { "The null pointer '\($0)'" } ?? "A null pointer"
        flow.report(
            "IACS-C120", "\(name) \(use(access)).", at: place, about: regions, of: regions.isEmpty ? [.zero] : [],
            heldBy: holders, .oncePerMacro)
    }
}

/// The result of what may give none, used without a test.
struct UncheckedAllocation: AccessCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard !access.isPrinted, let node = pointer(access.pointer, flow) else { return }
        let region = flow.regions[Int(node.region.raw)]
        switch flow.state(of: node.region, place.state).nullness {
        case .null where region.kind != .heap || !flow.wasTestedDeeper(node.region, than: place): break
        case .unchecked, .null:
            let isUnchecked = flow.state(of: node.region, place.state).nullness == .unchecked
            let name = region.name
            let giver = name.isEmpty ? "a function" : "'\(name)'"
            flow.report(
                "IACS-C127", "What \(giver) gave may be a null pointer, and \(use(access)) without a test.", at: place,
                toldAt: flow.placeOfReceiver(of: node.region, at: place), about: [node.region],
                isUnchecked ? [.oncePerCause, .whicheverPath] : .oncePerCause)
        case .untested, .nonNull: break
        }
    }
}

private func use(_ access: Access) -> String {
    access.function.isEmpty ? "is dereferenced" : "is given to '\(access.function)'"
}

/// A test for null of a pointer that was dereferenced before: either the test is not needed, or it comes too late.
struct LateNullTest: LateTestCheck {
    func testsLate(_ pointer: RegionID, at place: FlowView, _ flow: Interpreter) {
        guard !place.isInMacro, flow.regions[Int(pointer.raw)].kind != .local else { return }
        flow.report("IACS-C129", "The pointer is tested for null here, but it was dereferenced before.", at: place, about: [pointer])
    }
}
