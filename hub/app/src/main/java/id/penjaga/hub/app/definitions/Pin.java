package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The canonical text of a procedure with the forms and checklists it uses, and its SHA-256, to
/// which cases are pinned.
///
/// The text is JSON with sorted keys; no comment and no order of keys changes it. YAML holds JSON,
/// so the readers of the files read it back, and a case lives from the book alone after its file is
/// gone.
public final class Pin {
  private Pin() {}

  static String text(Source procedure, List<Source> used) {
    Map<String, Object> forms = new TreeMap<>();
    Map<String, Object> checklists = new TreeMap<>();
    for (Source source : used) {
      (source.kind() == Kind.FORM ? forms : checklists).put(source.id(), source.root().tree());
    }
    return CanonicalJson.write(
        Map.of("procedure", tree(procedure.root()), "forms", forms, "checklists", checklists));
  }

  /// The fields of a subject are asked in their order, which sorted keys would lose: so they become
  /// a list.
  private static Map<String, Object> tree(Section root) {
    Map<String, Object> tree = root.tree();
    if (tree.get("obligations") instanceof List<?> duties) {
      tree.put("obligations", duties.stream().map(Pin::duty).toList());
    }
    if (tree.get("subject") instanceof Map<?, ?> subject) {
      List<Object> fields = new ArrayList<>();
      subject.forEach((key, field) -> {
        Map<String, Object> named = new TreeMap<>();
        named.put("key", String.valueOf(key));
        ((Map<?, ?>) field).forEach((name, value) -> named.put(String.valueOf(name), value));
        fields.add(named);
      });
      tree.put("subject", fields);
    }
    return tree;
  }

  /// The SHA-256 by which a text is named.
  public static String hash(String text) {
    return LineHash.sha256(text);
  }

  private static Object duty(Object duty) {
    if (!(duty instanceof Map<?, ?> map) || map.containsKey("every")) {
      return duty;
    }
    Map<String, Object> silent = new TreeMap<>();
    map.forEach((name, value) -> silent.put(String.valueOf(name), value));
    silent.put("every", RegisterReader.Every.SILENT);
    return silent;
  }

  /// The canonical text of one definition without what it uses.
  static String own(Section root) {
    return CanonicalJson.write(tree(root));
  }

  /// Reads the canonical text of a register.
  ///
  /// @throws ConfigRefused when it is none that this hub understands
  public static Register register(String text) throws ConfigRefused {
    YamlFile yaml = YamlFile.of("register", text, "register:");
    Section root = yaml.root();
    Register register =
        RegisterReader.register(
            new Source(Kind.REGISTER, YamlParts.id(root, Kind.REGISTER.word()), root));
    yaml.problems().refuse();
    return register;
  }

  /// Reads a canonical text, such as the book holds.
  ///
  /// @throws ConfigRefused when it is none that this hub understands
  public static Definition read(String text) throws ConfigRefused {
    YamlFile yaml = YamlFile.of("definition", text, "procedure:");
    Section root = yaml.root();
    Section procedure = root.section("procedure");
    Map<String, Form> forms = all(root, Kind.FORM, FormReader::form);
    Map<String, Checklist> checklists = all(root, Kind.CHECKLIST, FormReader::checklist);
    root.end();
    Procedure read =
        procedure == null
            ? null
            : ProcedureReader.procedure(
                new Source(Kind.PROCEDURE, YamlParts.id(procedure, "procedure"), procedure));
    yaml.problems().refuse();
    if (read == null) {
      throw new IllegalStateException("a missing procedure is a problem");
    }
    return new Definition(hash(text), read, forms, checklists);
  }

  private static <T> Map<String, T> all(Section root, Kind kind, Function<Source, T> reader) {
    Map<String, T> all = new TreeMap<>();
    root.group(kind.folder())
        .named()
        .forEach((id, section) -> all.put(id, reader.apply(new Source(kind, id, section))));
    return all;
  }
}
