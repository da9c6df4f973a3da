import Catalog

extension Propagation {
    /// Labels what carries a label by itself.
    func seed() {
        for index in program.values.indices {
            let id = ValueID(truncatingIfNeeded: index)
            let value = program.values[index]
            switch value.kind {
            case .text, .number, .array:
                if relevance.contains(id) { seedConstant(id, value) }
                if value.kind == .text, asksForNoEncryption(value) { add(id, 0, label: clear, from: -1) }
            case .closure where !value.flags.contains(.reference): add(id, 0, label: function, function: value.other, from: -1)
            case .call, .member, .name, .element:
                seedSources(id, value)
                seedSecret(id, value)
            case .define, .parameter: seedSecret(id, value)
            default: break
            }
        }
        for index in program.functions.indices { seedParameters(FunctionID(truncatingIfNeeded: index)) }
    }

    private func seedConstant(_ id: ValueID, _ value: Value) {
        guard value.kind == .array else { return add(id, 0, label: constant, from: -1) }
        let isConstant = value.operandCount > 0 && (0..<Int(value.operandCount)).allSatisfy { slot in
            [.number, .text].contains(program.values[Int(program.operand(slot, of: id))].kind)
        }
        if isConstant { add(id, 0, label: constant, from: -1) }
    }

    private static let clearSchemes = ["http://", "ws://", "ftp://"]
    private static let ownHosts = ["localhost", "127.", "[::1]"]

    /// Whether a text is the address of another machine, or begins that of one, without TLS.
    private func asksForNoEncryption(_ value: Value) -> Bool {
        let text = program.names[value.name]
        guard let scheme = Self.clearSchemes.first(where: text.hasPrefix) else { return false }
        return !Self.ownHosts.contains(where: text.dropFirst(scheme.count).hasPrefix)
    }

    private func seedSources(_ id: ValueID, _ value: Value) {
        for place in program.targetRange(of: id) {
            switch program.targets[place] {
            case .model(let index):
                let entry = program.models.entries[Int(index)]
                switch entry.role {
                case .source: seedResult(id, value, entry)
                case .closure: seedClosures(id, value, entry)
                case .closureOfReceiver: linkClosures(id, value)
                case .receiver: if entry.labels == nil { linkClosures(id, value) }
                default: break
                }
            case .function(let target):
                // The name of a function, passed on.
                if value.kind == .name, program.functions[Int(target)].kind == .function {
                    add(id, 0, label: function, function: target, from: -1)
                }
            case .cell: break
            }
        }
    }

    /// What the closures of a call return comes back to the call.
    private func linkClosures(_ id: ValueID, _ value: Value) {
        for slot in 2..<max(2, Int(value.operandCount)) {
            for closure in functionValues(of: program.operand(slot, of: id)) { linkedCallers.append(id, to: Int(closure)) }
        }
    }

    private func seedResult(_ id: ValueID, _ value: Value, _ entry: ModelIndex.Entry) {
        if value.kind == .call, isResource(program.operand(2, of: id)) { return }
        if program.models.labels[entry.kind] == "fetched" {
            // The address is the argument, or the receiver of a property.
            let label = isNetworkAddress(program.operand(value.kind == .call ? 2 : 0, of: id)) ? "outside" : "local"
            return add(id, 0, label: Int16(program.models.label(label)), from: -1)
        }
        guard !entry.marked.isEmpty else {
            // What a test told of a property holds where it is read again; what else is demanded of it is another matter.
            let safe = value.kind == .member ? testedSinks(id, value.name).subtracting(SinkSet(kind: program.models.unwrapping)) : []
            return add(id, 0, label: Int16(entry.kind), safe: safe, from: -1)
        }
        // What is written through `&`, or through the binding of a property.
        for argument in entry.marked {
            for case .cell(let cell) in program.targets(of: program.operand(argument + 2, of: id)) {
                add(cell, 0, label: Int16(entry.kind), from: -1)
            }
            for after in afterValues(of: id, argument: Int32(argument)) { add(after, 0, label: Int16(entry.kind), from: -1) }
        }
    }

    /// Whether a URL was made from text, as far as can be seen, and not from the path of a file.
    private func isNetworkAddress(_ address: ValueID) -> Bool {
        var current = address
        for _ in 0..<Limits.chain where current != 0 {
            let value = program.values[Int(current)]
            switch value.kind {
            case .define, .cast, .phi, .refined, .member, .after: current = program.operand(0, of: current)
            case .call:
                if program.names[value.name] == "URL" || value.name == program.models.initName {
                    return program.names[program.operandName(2, of: current)] == "string"
                }
                current = program.operand(0, of: current)
            case .parameter, .name:
                let parts = SecretName.words(of: program.names[value.name])
                return parts == ["url"] || parts.contains { ["remote", "endpoint", "server", "web", "http"].contains($0) }
            default: return false
            }
        }
        return false
    }

    /// Whether a file was looked up in the bundle: it comes with the product.
    private func isResource(_ address: ValueID) -> Bool {
        var current = address
        for _ in 0..<Limits.chain where current != 0 {
            let value = program.values[Int(current)]
            switch value.kind {
            case .define, .cast, .refined, .member, .after: current = program.operand(0, of: current)
            case .call:
                if program.names[program.operandName(2, of: current)] == "forResource" { return true }
                current = program.operand(0, of: current)
            default: return false
            }
        }
        return false
    }

    private func seedClosures(_ id: ValueID, _ value: Value, _ entry: ModelIndex.Entry) {
        for slot in 2..<max(2, Int(value.operandCount)) {
            for target in functionValues(of: program.operand(slot, of: id)) {
                let parameters = program.parameters(of: target)
                for number in entry.numbers where number < parameters.count {
                    add(parameters[parameters.startIndex + number].value, 0, label: Int16(entry.kind), from: -1)
                }
            }
        }
    }

    /// Parameters of methods that a library calls with data from outside.
    private func seedParameters(_ id: FunctionID) {
        let function = program.functions[Int(id)]
        guard function.kind == .function || function.kind == .initializer else { return }
        let parameters = program.parameters(of: id)
        for index in program.models.entries(named: function.name) {
            let entry = program.models.entries[Int(index)]
            guard case .parameter = entry.role, let labels = entry.labels, parameters.count >= labels.count,
                zip(parameters, labels).allSatisfy({ $0.label == $1 })
            else { continue }
            for argument in entry.marked { add(parameters[parameters.startIndex + argument].value, 0, label: Int16(entry.kind), from: -1) }
        }
    }

    // MARK: - Secrets

    private func seedSecret(_ id: ValueID, _ value: Value) {
        guard value.name != 0 else { return }
        let type = program.types[Int(id)]
        // A lexer has tokens too: the bare word counts where it is known to be text.
        let isToken = value.name == tokenName && ["String", "Data"].contains(program.names[type])
        guard isToken || isSecret(id, value), !value.flags.contains(.typeReference) else { return }
        // A type of the program's own says itself what is shown of it.
        if program.index.isDeclared(type) && !program.models.types.contains(type) || Self.harmlessTypes.contains(program.names[type]) || program.names[type].hasPrefix("->") { return }
        add(id, 0, label: secret, from: -1)
    }

    private static let harmlessTypes: Set<String> = ["Bool", "Int", "UInt", "Int32", "Int64", "Double", "Date", "TimeInterval", "CGFloat"]
    private static let readers: Set<String> = ["get", "read", "load", "fetch", "retrieve", "current", "stored", "copy"]

    private func isSecret(_ id: ValueID, _ value: Value) -> Bool {
        switch value.kind {
        case .call:
            guard words.isSecret(value.name) else { return false }
            let parts = SecretName.words(of: program.names[value.name])
            return parts.count == 1 || parts.first.map(Self.readers.contains) ?? false
        case .member where textNames.contains(value.name):
            // `passwordField.text`
            let base = program.names[program.values[Int(program.operand(0, of: id))].name]
            return SecretName.isInput(base)
        case .define:
            let given = program.values[Int(program.operand(0, of: id))].kind
            return words.isSecret(value.name) && ![.closure, .test, .text, .number, .constant].contains(given)
        case .name: return words.isSecret(value.name) && !program.targets(of: id).contains { target in
            if case .function(let function) = target { return program.functions[Int(function)].kind == .function }
            return false
        }
        default: return words.isSecret(value.name)
        }
    }
}
