package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.definition.DefinitionPaths.Found;
import id.penjaga.hub.core.definition.ProcedureFlaw.Rule;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules that keep personal data out of what stays for ever: keys, logs of registers, and the lines
/// of lists, which show what a subject does not mark as personal.
public final class PrivacyRules {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

  /// What a field is called that tells how to reach somebody, or who it is.
  private static final Pattern REACHES =
      Pattern.compile("(.*_)?(phone|telephone|contact|e?mail|reporter|nip|nik)(_.*)?");

  private final Procedure procedure;
  private final DefinitionPaths paths;
  private final List<ProcedureFlaw> flaws = new ArrayList<>();

  private PrivacyRules(Definition definition) {
    procedure = definition.procedure();
    paths = new DefinitionPaths(procedure, definition.forms(), Map.of());
  }

  /// All flaws of a definition whose forms are sound.
  public static List<ProcedureFlaw> check(Definition definition) {
    PrivacyRules rules = new PrivacyRules(definition);
    rules.key();
    rules.unmarked(
        "", "subject", new Bilingual("pokok berkas", "the subject"), rules.procedure.subject());
    for (Step step : rules.procedure.steps()) {
      step.effects().forEach(effect -> rules.log(step, effect));
      Step.FormUse use = step.form();
      Form form = use == null ? null : definition.forms().get(use.form());
      if (form != null) {
        rules.unmarked(
            step.id(), "form", Bilingual.of("formulir {}", "form {}", form.id()), form.fields());
      }
    }
    return List.copyOf(rules.flaws);
  }

  private void key() {
    procedure.subject().stream()
        .filter(field -> field.key().equals(procedure.key()) && field.personal())
        .forEach(field ->
            flaws.add(
                new ProcedureFlaw(
                    Rule.KEY_PERSONAL,
                    "",
                    "key",
                    Bilingual.of(
                        "adalah {}, yang bersifat pribadi dan tidak akan dapat dihapus; sebut isian"
                            + " lain",
                        "is {}, which is personal and could not be erased; name another field",
                        field.key()))));
  }

  private void log(Step step, Step.Effect effect) {
    Matcher matcher = PLACEHOLDER.matcher(effect.log());
    while (matcher.find()) {
      if (paths.find(matcher.group(1), null) instanceof Found.OfField(Field field)
          && (field.personal() || field.type() == FieldType.PERSON)) {
        flaws.add(
            new ProcedureFlaw(
                Rule.LOG_PERSONAL,
                step.id(),
                "effects",
                Bilingual.of(
                    "menulis {} ke catatan register {}, tempat ia tidak akan dapat dihapus;"
                        + " keluarkan dari catatan",
                    "writes {} into the log of the register {}, where it could not be erased; leave"
                        + " it out of the log",
                    matcher.group(1),
                    effect.register())));
      }
    }
  }

  private void unmarked(String step, String key, Bilingual of, List<Field> fields) {
    for (Field field : fields) {
      unmarked(step, key, of, field.fields());
      if (field.type() == FieldType.TEXT
          && !field.personal()
          && REACHES.matcher(field.key()).matches()) {
        flaws.add(
            new ProcedureFlaw(
                Rule.PERSONAL_UNMARKED,
                step,
                key,
                Bilingual.of(
                    "punya isian \"{}\" dalam {}, yang menyebut siapa seseorang atau cara"
                        + " menghubunginya; tulis personal: true",
                    "has the field \"{}\" in {}, which tells who somebody is or how to reach them;"
                        + " write personal: true",
                    field.key(),
                    of)));
      }
    }
  }
}
