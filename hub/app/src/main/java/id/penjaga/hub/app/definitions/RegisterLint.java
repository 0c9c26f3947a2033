package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.register.Register;
import java.util.List;
import java.util.Map;

/// What a register says of other files: sums over another register, and cases that it opens.
final class RegisterLint {
  private final Map<String, Register> registers;
  private final Map<String, Procedure> procedures;

  /// @param procedures those that are sound, by id
  RegisterLint(Map<String, Register> registers, Map<String, Procedure> procedures) {
    this.registers = registers;
    this.procedures = procedures;
  }

  void register(Source source) {
    source.derived().forEach(one -> derived(source.id(), one.derived(), one.at()));
    source.duties().forEach(one -> duty(source.id(), one));
  }

  private void derived(String id, Register.Derived derived, Section at) {
    Register other = registers.get(derived.register());
    if (other == null) {
      return;
    }
    Field sum = other.field(derived.sum());
    if (!derived.sum().isEmpty() && (sum == null || sum.type() != FieldType.NUMBER)) {
      at.wrong(
          "field",
          Sentence.of(
              "menjumlahkan \"{}\", yang bukan angka dalam register {}",
              "adds up \"{}\", which is no number of register {}",
              derived.sum(),
              other.id()));
    }
    for (Condition.Term term : derived.where().terms()) {
      Field field = other.field(term.field());
      if (field == null && !term.field().equals("state")) {
        at.wrong(
            "where",
            Sentence.of(
                "menanyakan \"{}\", yang bukan isian register {}",
                "asks for \"{}\", which is no field of register {}",
                term.field(),
                other.id()));
      } else if (term.values().getFirst().startsWith("this.")) {
        own(id, term.values().getFirst().substring(5), at);
      } else if (term.values().contains("this")) {
        if (field == null || !id.equals(field.register())) {
          at.wrong(
              "where",
              Sentence.of(
                  "membandingkan {} dengan this, padahal isian itu tidak menyebut {}; tulis isian"
                      + " yang menyebutnya",
                  "compares {} with this, and it names no {}; write a field that does",
                  term.field(),
                  id));
        }
      } else {
        RegisterWords.values(
            at,
            "where",
            term,
            field == null
                ? other.states().stream().map(Register.State::id).toList()
                : RegisterWords.answers(field));
      }
    }
  }

  private void own(String id, String key, Section at) {
    Register register = registers.get(id);
    if (register != null && register.field(key) == null) {
      at.wrong(
          "where",
          Sentence.of(
              "membandingkan dengan this.{}, padahal {} bukan isian di sini; tulis salah satu dari"
                  + " {}",
              "compares with this.{}, and {} is no field here; write one of {}",
              key,
              key,
              String.join(", ", register.fields().stream().map(Field::key).toList())));
    }
  }

  private void duty(String id, Source.Serves duty) {
    Procedure procedure = procedures.get(duty.procedure());
    if (procedure == null) {
      return;
    }
    List<String> fitting =
        procedure.subject().stream()
            .filter(field -> id.equals(field.register()))
            .map(Field::key)
            .toList();
    if (!fitting.contains(duty.subject())) {
      duty.at()
          .wrong(
              "subject",
              Sentence.of(
                  "adalah \"{}\", yang tidak menyebut {} dalam {}{}",
                  "is \"{}\", which names no {} in {}{}",
                  duty.subject(),
                  id,
                  procedure.id(),
                  fitting.isEmpty()
                      ? new Sentence(
                          "; beri prosedur itu pokok berkas dari register ini",
                          "; give that a subject of this register")
                      : Sentence.of(
                          "; tulis salah satu dari {}",
                          "; write one of {}",
                          String.join(", ", fitting))));
    }
  }
}
