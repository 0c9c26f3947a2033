package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.threat.Threat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which controls answer which threat.
final class ThreatReader {
  private final Library library;

  private ThreatReader(Library library) {
    this.library = library;
  }

  /// The threats in the order of the file.
  ///
  /// @param library the registers and procedures that controls may name
  static List<Threat> threats(Section root, Library library) {
    ThreatReader reader = new ThreatReader(library);
    List<Threat> threats = root.sections("threats").stream().map(reader::threat).toList();
    YamlParts.once(
        root,
        "threats",
        threats.stream().map(Threat::id).toList(),
        new Sentence("ancaman", "the threat"));
    root.end();
    return threats;
  }

  private Threat threat(Section at) {
    String id = YamlParts.id(at, "id");
    var text = YamlParts.text(at, "text");
    String source = YamlParts.word(at, "source");
    List<Threat.Control> controls = at.sections("controls").stream().map(this::control).toList();
    if (controls.isEmpty()) {
      at.wrong(
          "controls",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu pengendalian",
              "is missing or empty; write at least one control"));
    }
    at.end();
    return new Threat(id, text, source, controls);
  }

  private Threat.Control control(Section at) {
    var text = YamlParts.text(at, "text");
    int kinds =
        (at.has("register") ? 1 : 0) + (at.has("alarms") ? 1 : 0) + (at.has("procedure") ? 1 : 0);
    if (kinds != 1) {
      at.wrong(
          Sentence.of(
              "memerlukan tepat satu dari register, alarms, dan procedure",
              "needs exactly one of register, alarms and procedure"));
    }
    Threat.Control read;
    if (at.has("alarms")) {
      Set<String> alarms = new LinkedHashSet<>(at.list("alarms", EscalationReader::kind));
      read = new Threat.Control.OfAlarms(alarms, text);
    } else if (at.has("procedure")) {
      String procedure = YamlParts.id(at, "procedure");
      known(at, "procedure", Kind.PROCEDURE, procedure);
      read = new Threat.Control.OfProcedure(procedure, text);
    } else {
      String id = YamlParts.id(at, "register");
      known(at, "register", Kind.REGISTER, id);
      Condition where = YamlParts.condition(at, "where");
      words(at, library.register(id), where);
      read = new Threat.Control.OfRegister(id, where, text);
    }
    at.end();
    return read;
  }

  private void known(Section at, String key, Kind kind, String id) {
    Set<String> ids = library.ids(kind);
    if (!id.isEmpty() && !ids.isEmpty() && !ids.contains(id)) {
      at.wrong(
          key,
          Sentence.of(
              "menyebut \"{}\", yang bukan {}; {}",
              "names \"{}\", which is no {}; {}",
              id,
              kind.word(),
              Nearest.advised(id, ids)));
    }
  }

  private static void words(Section at, @Nullable Register register, @Nullable Condition where) {
    if (register == null || where == null) {
      return;
    }
    for (Condition.Term term : where.terms()) {
      if (!term.field().equals("state") && register.field(term.field()) == null) {
        at.wrong(
            "where",
            Sentence.of(
                "menanyakan \"{}\", yang bukan isian register {}",
                "asks for \"{}\", which is no field of register {}",
                term.field(),
                register.id()));
      }
    }
  }
}
