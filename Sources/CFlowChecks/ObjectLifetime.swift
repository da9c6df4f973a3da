import CFlow

/// Memory used after it was released.
struct UseAfterFree: AccessCheck, ReturnCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        let node = flow.values[access.pointer]
        guard node.kind == .pointer else { return }
        let region = flow.state(of: node.region, place.state)
        guard region.status == .freed, !isHandle(region, flow) else { return }
        let told = flow.placeOfUse(of: node.region, at: place)
        flow.report(
            "IACS-C115", "\(capitalized(flow.name(of: access.pointer, at: told))) is used after it was released.", at: place, toldAt: told,
            about: [node.region])
    }

    func returns(_ value: Value, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(value, flow), flow.state(of: node.region, place.state).status == .freed,
              !isHandle(flow.state(of: node.region, place.state), flow), flow.regions[Int(node.region.raw)].kind == .heap else { return }
        flow.report(
            "IACS-C115", "\(capitalized(flow.name(of: node.region))) is returned after it was released.", at: place, about: [node.region])
    }
}

/// Memory released twice.
struct DoubleFree: ReleaseCheck {
    func releases(_ release: Release, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(release.pointer, flow) else { return }
        let region = flow.state(of: node.region, place.state)
        guard region.status == .freed, flow.families[Int(release.family)].kind == .memory else { return }
        flow.report("IACS-C116", "'\(release.function)' releases \(flow.name(of: release.pointer, at: place)) a second time.", at: place, about: [node.region])
    }
}

/// The release of what was never handed out, or not from its start.
struct InvalidFree: ReleaseCheck {
    func releases(_ release: Release, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(release.pointer, flow), flow.families[Int(release.family)].kind == .memory else { return }
        let region = flow.regions[Int(node.region.raw)]
        switch region.kind {
        case .local, .global, .string:
            flow.report("IACS-C117", "'\(release.function)' is given \(flow.name(of: node.region)), which is not from the heap.", at: place, about: [node.region])
        case .heap:
            let state = flow.state(of: node.region, place.state)
            if state.family < 0, state.nullness == .nonNull, state.status == .live, !state.isEscaped, region.name == "alloca" {
                flow.report("IACS-C117", "'\(release.function)' is given memory of 'alloca', which is not from the heap.", at: place, about: [node.region])
            }
            let offset = flow.values.bounds(node.right, place.state)
            guard offset.low > 0 || (offset.high > 0 && offset.reachesHigh && !offset.interval.contains(0)) else { return }
            flow.report(
                "IACS-C117", "'\(release.function)' is given a pointer \(plural(words(offset.interval), "byte")) behind the start of \(flow.name(of: node.region)).",
                at: place, about: [node.region])
        case .pointee where region.isLibraryOwned && node.right == .zero:
            flow.report("IACS-C117", "'\(release.function)' is given what '\(region.name)' gave, which is the library's own.", at: place, about: [node.region])
        default: break
        }
    }
}

/// The release by a function of another family than the one that handed it out.
struct MismatchedRelease: ReleaseCheck {
    func releases(_ release: Release, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(release.pointer, flow), flow.regions[Int(node.region.raw)].kind == .heap else { return }
        let region = flow.state(of: node.region, place.state)
        guard region.family >= 0, region.family != release.family, region.status == .live else { return }
        flow.report(
            "IACS-C118", "'\(release.function)' does not take back what '\(flow.regions[Int(node.region.raw)].name)' gave.", at: place,
            about: [node.region])
    }
}

/// Memory that nothing points to any more.
struct Leak: LossCheck {
    func loses(_ region: RegionState, at place: FlowView, _ flow: Interpreter) {
        guard !isHandle(region, flow) else { return }
        reportLoss("IACS-C119", region, "The memory that '\(flow.regions[Int(region.id.raw)].name)' gave here is never released on this path.", place, flow)
    }
}

/// A stream or descriptor that nothing holds any more.
struct HandleLeak: LossCheck {
    func loses(_ region: RegionState, at place: FlowView, _ flow: Interpreter) {
        guard isHandle(region, flow) else { return }
        let noun = flow.families[Int(region.family)].noun
        reportLoss("IACS-C510", region, "The \(noun) that '\(flow.regions[Int(region.id.raw)].name)' gave here is never closed on this path.", place, flow)
    }
}

/// A stream or descriptor used, or closed again, after it was closed.
struct ClosedHandle: AccessCheck, LibraryCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(access.pointer, flow) else { return }
        let region = flow.state(of: node.region, place.state)
        guard region.status == .freed, isHandle(region, flow) else { return }
        let told = flow.placeOfUse(of: node.region, at: place)
        flow.report(
            "IACS-C511", "'\(access.function)' uses \(flow.name(of: access.pointer, at: told)) after it was closed.", at: place, toldAt: told,
            about: [node.region])
    }
}

extension ClosedHandle: ReleaseCheck {
    func calls(_ function: String, _ arguments: [Value], at place: FlowView, _ flow: Interpreter) {
        for position in flow.models.function(function)?.opened ?? [] where position < arguments.count && arguments[position] != .none {
            guard let handle = flow.handle(of: arguments[position], place.state), flow.state(of: handle, place.state).status == .freed else { continue }
            flow.report("IACS-C511", "'\(function)' uses \(flow.name(of: handle)) after it was closed.", at: place, about: [handle])
        }
    }

    func releases(_ release: Release, at place: FlowView, _ flow: Interpreter) {
        guard let handle = flow.handle(of: release.pointer, place.state), flow.state(of: handle, place.state).status == .freed else { return }
        flow.report("IACS-C511", "'\(release.function)' closes \(flow.name(of: handle)) a second time.", at: place, about: [handle])
    }
}

/// The address of a local variable that outlives it.
struct StackAddressEscape: ReturnCheck, EscapeCheck {
    func returns(_ value: Value, at place: FlowView, _ flow: Interpreter) {
        guard let node = pointer(value, flow), isOwnLocal(node.region, place, flow),
              place.frame.function.result.kind == .pointer else { return }
        flow.report("IACS-C122", "The address of \(flow.name(of: node.region)) is returned, which is gone when the function has returned.", at: place, about: [node.region])
    }

    func leavesBehind(_ local: RegionID, in holder: RegionID, at place: FlowView, _ flow: Interpreter) {
        guard flow.regions[Int(holder.raw)].kind == .global else { return }
        flow.report(
            "IACS-C122", "\(capitalized(flow.name(of: holder))) still holds the address of \(flow.name(of: local)) when '\(place.frame.function.name)' returns.",
            at: place, about: [local])
    }

    private func isOwnLocal(_ region: RegionID, _ place: FlowView, _ flow: Interpreter) -> Bool {
        let known = flow.regions[Int(region.raw)]
        return known.kind == .local && flow.isLocal(region, of: place.frame)
    }
}

func pointer(_ value: Value, _ flow: Interpreter) -> ValueNode? {
    guard value != .none, flow.values[value].kind == .pointer else { return nil }
    return flow.values[value]
}

private func isHandle(_ region: RegionState, _ flow: Interpreter) -> Bool {
    region.family >= 0 && flow.families[Int(region.family)].kind == .handle
}

/// What is lost is told where it was handed out, or called for, in the function that loses it.
private func reportLoss(_ rule: String, _ region: RegionState, _ message: String, _ place: FlowView, _ flow: Interpreter) {
    guard let origin = flow.origin(of: region.id, in: place) else { return }
    flow.report(rule, message, at: origin, about: [region.id])
}
