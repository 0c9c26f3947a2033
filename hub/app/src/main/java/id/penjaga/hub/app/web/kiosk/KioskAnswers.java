package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.files.clean.FileRefused;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Reads what a visitor answered, and adds what is known without them.
final class KioskAnswers {
  private static final int MOST = 64 * 1024;

  private final Office office;
  private final Supplier<Attachments> attachments;
  private final Path incoming;

  /// @param values of all fields of the step, by key
  /// @param problems of what was asked and is missing or cannot be
  record Read(Map<String, Value> values, List<FormProblem> problems) {}

  /// @param incoming folder for what is being received
  KioskAnswers(Office office, Supplier<Attachments> attachments, Path incoming) {
    this.office = office;
    this.attachments = attachments;
    this.incoming = incoming;
  }

  /// @param raw posted values by name
  /// @param known what the fields start with
  /// @param kiosk whose screen it is
  Read read(
      Questions questions,
      Map<String, String> raw,
      Map<String, Value> known,
      Texts w,
      Map<String, Checklist> checklists,
      String kiosk) {
    List<FormProblem> problems = new ArrayList<>();
    Map<String, String> typed = new HashMap<>(raw);
    stays(questions, raw, typed, problems);
    for (Field field : questions.asked()) {
      String name = FormReading.PREFIX + field.key();
      if (field.type() == FieldType.SIGNATURE) {
        Optional<String> kept = signature(raw.getOrDefault(name, ""), field, kiosk, w.now());
        typed.put(name, kept.orElse(""));
        if (kept.isEmpty()) {
          problems.add(new FormProblem(field.key(), Texts.both("kiosk.signature.missing")));
        }
      }
    }
    FormReading.Read read =
        FormReading.read(
            questions.asked(),
            checklists,
            FormReading.compacted(typed),
            w.language(),
            w.zone(),
            new PersonNames(office.people()));
    problems.addAll(read.problems());
    Map<String, Value> values = new LinkedHashMap<>(read.values());
    agreed(questions, values, problems);
    for (Field field : questions.fields()) {
      if (questions.isKnown(field)) {
        Value value =
            field.type() == FieldType.TIME
                ? Value.of(moment(raw.getOrDefault(FormReading.PREFIX + field.key(), ""), w.now()))
                : known.get(field.key());
        if (value != null) {
          values.put(field.key(), value);
        }
      }
    }
    return new Read(values, problems);
  }

  /// What nothing goes on without, although the form asks staff less strictly.
  private static void agreed(
      Questions questions, Map<String, Value> values, List<FormProblem> problems) {
    for (Field field : questions.asked()) {
      Value value = values.get(field.key());
      if (field.key().equals(Questions.RULES)) {
        if (value == null || !value.plain().equals(questions.rulesHash())) {
          problems.add(new FormProblem(field.key(), Texts.both("kiosk.rules.changed")));
        }
      } else if (value == null
          && (field.type() == FieldType.BOOLEAN || field.key().equals(Questions.BADGE))) {
        problems.add(new FormProblem(field.key(), Texts.both("kiosk.missing")));
      }
    }
  }

  /// Of the devices that came in, those that do not go out are the answer.
  private static void stays(
      Questions questions,
      Map<String, String> raw,
      Map<String, String> typed,
      List<FormProblem> problems) {
    Field field =
        questions.asked().stream()
            .filter(one -> one.key().equals(Questions.DEVICES_LEFT))
            .findFirst()
            .orElse(null);
    if (field == null) {
      return;
    }
    typed.keySet().removeIf(name -> name.startsWith(FormReading.PREFIX + field.key() + "."));
    List<Value.Group> brought = questions.brought();
    for (int i = 0; i < brought.size(); i++) {
      String answer = raw.getOrDefault(Questions.stay(i), "");
      if (answer.equals("in")) {
        String row = FormReading.PREFIX + field.key() + "." + (i + 1) + ".";
        brought.get(i).values().forEach((key, cell) -> typed.put(row + key, cell.plain()));
      } else if (!answer.equals("out")) {
        problems.add(new FormProblem(field.key(), Texts.both("kiosk.missing")));
      }
    }
  }

  /// A moment that the screen was given with its questions; one that it cannot have been given is
  /// now.
  private static String moment(String sent, Instant now) {
    try {
      Instant at = Instant.parse(sent);
      boolean likely = !at.isAfter(now) && at.isAfter(now.minusSeconds(12L * 3600));
      return (likely ? at : now).toString();
    } catch (DateTimeException _) {
      return now.toString();
    }
  }

  private Optional<String> signature(String strokes, Field field, String kiosk, Instant now) {
    return DrawnSignature.of(strokes)
        .map(drawn -> {
          Path file = drawn.write(incoming);
          try {
            return attachments
                .get()
                .take(file, field.key() + ".png", MOST, "kiosk " + kiosk, now)
                .sha256();
          } catch (FileRefused e) {
            throw new IllegalStateException("the hub drew it itself: " + e.why, e);
          } finally {
            delete(file);
          }
        });
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      Logger.warn("{} stays behind until the hub starts again", file.getFileName());
    }
  }
}
