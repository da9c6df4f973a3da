// rules: S301, S304, S305, S306, S308, S315, S318
// UIKit and SwiftUI text fields, Core Data and Realm queries, archives, XML, JavaScriptCore's C functions.
import AEXML
import JavaScriptCore
import RealmSwift
import SwiftUI
import ZIPFoundation

struct SearchView: View {
    @State private var query = ""
    @State private var title = "units"
    let database: FMDatabase
    let realm: Realm

    var body: some View {
        VStack {
            TextField("Search", text: $query)
            Button(title) { search() }
        }
    }

    private func search() {
        _ = try? database.executeQuery("SELECT * FROM unit WHERE name = '\(query)'", values: nil) // finds S301
        _ = try? database.executeQuery("SELECT * FROM unit WHERE name = '\(title)'", values: nil)
        _ = try? database.executeQuery("SELECT * FROM unit WHERE name = ?", values: [query])
        _ = realm.objects(Unit.self).filter("name == '\(query)'") // finds S305
        _ = realm.objects(Unit.self).filter("name == %@", query)
    }
}

final class FieldController: UIViewController, UITextFieldDelegate {
    let field = UITextField()
    let search = UISearchBar()
    let page = WKWebView()
    lazy var typed: String = field.text ?? ""

    func fetch() -> NSFetchRequest<Unit> {
        let request = NSFetchRequest<Unit>(entityName: "Unit")
        request.predicate = NSPredicate(format: "name CONTAINS '\(search.text ?? "")'") // finds S305
        request.predicate = NSPredicate(format: "name CONTAINS %@", search.text ?? "")
        return request
    }

    func textField(_ field: UITextField, shouldChangeCharactersIn range: NSRange, replacementString string: String) -> Bool {
        page.evaluateJavaScript("typed('\(string)')") // finds S306
        page.loadHTMLString("<p>" + string + "</p>", baseURL: nil) // finds S318
        return true
    }

    func searchBar(_ searchBar: UISearchBar, textDidChange searchText: String) {
        _ = NSPredicate(format: "name CONTAINS '\(searchText)'") // finds S305
        _ = NSPredicate(format: "name CONTAINS %@", searchText)
    }

    func format() -> String { String(format: field.text ?? "", 1) } // finds S304
    func safeFormat() -> String { String(format: "%@", field.text ?? "") }
}

func javaScriptCore(_ field: UITextField, _ context: JSContextRef) {
    let script = JSStringCreateWithUTF8CString("show('" + (field.text ?? "") + "')")
    JSEvaluateScript(context, script, nil, nil, 1, nil) // finds S306
    JSEvaluateScript(context, JSStringCreateWithUTF8CString("show()"), nil, nil, 1, nil)
}

func zipFoundation(_ source: URL, _ folder: URL) throws {
    let archive = try Archive(url: source, accessMode: .read)
    for entry in archive {
        let target = folder.appendingPathComponent(entry.path)
        try archive.extract(entry, to: target) // finds S315
    }
    for entry in archive {
        let target = folder.appendingPathComponent(entry.path).standardizedFileURL
        guard target.path.hasPrefix(folder.path) else { continue }
        _ = try archive.extract(entry, to: target)
    }
}

func aexml(_ data: Data) throws {
    var options = AEXMLOptions()
    options.parserSettings.shouldResolveExternalEntities = true
    _ = try AEXMLDocument(xml: data, options: options) // finds S308
    _ = try AEXMLDocument(xml: data)
}

func libxml2(_ text: [CChar]) {
    _ = xmlReadMemory(text, 10, nil, nil, Int32(XML_PARSE_NOENT.rawValue | XML_PARSE_DTDLOAD.rawValue)) // finds S308
    _ = xmlReadMemory(text, 10, nil, nil, 0)
    _ = xmlReadFile("/etc/units.xml", nil, Int32(XML_PARSE_NONET.rawValue))
}

#Preview {
    _ = try AEXMLDocument(xml: Data(), options: AEXMLOptions())
    _ = xmlReadMemory([], 10, nil, nil, Int32(XML_PARSE_NOENT.rawValue))
}
