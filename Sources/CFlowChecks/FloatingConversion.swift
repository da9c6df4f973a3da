import CFlow

/// A floating-point number from outside that is made an integer, or a shorter one, without a look at it.
struct FloatingConversion: ConversionCheck {
    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter) {
        guard conversion.from.kind == .floating, flow.isNumberFromOutside(conversion.value),
              !flow.isCapped(conversion.value, place.state) else { return }
        let target = conversion.to.kind == .integer ? "an integer" : "a shorter floating-point number"
        flow.report("IACS-C206", "The number comes from outside, and \(target) cannot hold each that may come.", at: place, of: [conversion.value])
    }
}
