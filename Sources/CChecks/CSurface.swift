import CModel
import Catalog
import Findings
import SourceText

/// The places of a unit where data crosses the boundary of the program: calls of library functions that are known for it, and
/// `main` where it takes arguments.
public func surfacePoints(of unit: CUnit, known: AttackSurface = .builtin) -> [SurfacePoint] {
    var points: [SurfacePoint] = []
    func add(_ name: String, at id: NodeID, _ range: ByteRange, in symbol: String?) {
        let file = Int(unit[id].file)
        guard let interface = known.c[name], unit.files.indices.contains(file) else { return }
        points.append(interface.point(name, at: Location(path: unit.files[file].path, range: range), in: symbol))
    }
    for function in unit.functions where unit[function.symbol].name == "main" && function.parameters.count >= 2 {
        add("main", at: function.node, unit[function.node].range, in: "main")
    }
    for index in unit.nodes.indices where unit.nodes[index].kind == .call {
        let id = NodeID(index)
        guard let name = unit.libraryCallee(of: id) else { continue }
        add(name, at: id, unit[id].range, in: unit.enclosingFunction(of: id).map { unit[$0.symbol].name })
    }
    return points
}
