import Reports

extension Evidence {
    var summary: Document.Section {
        let functions = record.total("functions")
        let complete = record.total("completeFunctions")
        let share = functions == 0 ? "" : " (\(complete * 1000 / functions / 10).\(complete * 1000 / functions % 10) %)"
        return Document.Section("summary", "Summary", [
            .text("""
                This report supports evidence for requirements of IEC 62443-4-1, 62443-4-2 and 62443-2-4. It tells what a static \
                analysis looked for, where, and with what result. It is no statement of conformity: whether a requirement is met is \
                for people to judge, with more evidence than source code can give.
                """),
            .facts([
                Document.Fact("Open findings", "\(record.count(.open))"),
                Document.Fact("of them errors", "\(record.count(.open, level: "error"))"),
                Document.Fact("of them warnings", "\(record.count(.open, level: "warning"))"),
                Document.Fact("Accepted by deviation", "\(record.count(.accepted))"),
                Document.Fact("Known to the baseline", "\(record.count(.known))"),
                Document.Fact("Files analysed", "\(record.artifacts.count)"),
                Document.Fact("Lines", "\(record.total("lines"))"),
                Document.Fact("C functions complete", "\(complete) of \(functions)\(share)"),
                Document.Fact("Places not analysed", "\(record.notifications.count)"),
                Document.Fact("Rules that ran", "\(record.rules.count)"),
            ]),
        ])
    }

    /// What the report does not say.
    var limits: Document.Section {
        Document.Section("limits", "Limits of this report", [
            .text("Static analysis reads source code. What follows is not in this report, and cannot be concluded from it:"),
            .list([
                "That a requirement without findings is met. No findings means that the rules that ran found nothing in what they could read; each rule's known limits are in the coding standard.",
                "That a security function exists, suffices, or works on the device: only a review of the design and tests show it.",
                "Processes and people: training, reviews by people, handling of defects, delivery of updates, documentation.",
                "Code that is not in the list of analysed files: libraries delivered as binaries, generated code, scripts, hardware description, configuration on the device.",
                "Functions listed as not analysed completely. What depends on a missing header is unknown there.",
                "That the mapping of weaknesses to requirements is complete. MITRE's mapping covers few weaknesses and is a draft; the rest is inherited in the tree of weaknesses or is this project's own judgement, and is marked so.",
                "That the attack surface is complete. It lists calls and types by name as the tool knows them; registers, shared memory and function pointers are not seen.",
            ]),
            .text("Titles of requirements are short names, not text of the standard. Check them against a licensed copy."),
        ])
    }
}
