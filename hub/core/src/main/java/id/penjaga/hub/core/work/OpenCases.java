package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.form.Judged;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens a case, links to the one that is open for the same thing, or takes a closed one up again.
final class OpenCases {
  private final Command.Request request;
  private final Command.OpenCase command;
  private final Surroundings around;

  OpenCases(Command.Request request, Command.OpenCase command, Surroundings around) {
    this.request = request;
    this.command = command;
    this.around = around;
  }

  Decision decide() {
    Definition definition = around.inForce(command.procedure());
    if (definition == null) {
      return no(
          Reason.NO_SUCH_PROCEDURE,
          "Prosedur " + command.procedure() + " tidak berlaku.",
          "The procedure " + command.procedure() + " is not in force.");
    }
    Procedure procedure = definition.procedure();
    Procedure.Opener opener = opener(procedure);
    Step first = opener == null ? null : procedure.step(opener.at());
    if (opener == null || first == null) {
      return no(
          Reason.NO_SUCH_TRIGGER,
          "Prosedur ini tidak dibuka dengan cara itu. Pilih cara lain di halaman prosedur.",
          "This procedure is not opened that way. Choose another on the page of the procedure.");
    }
    Refused refused = refusal(opener, first);
    if (refused != null) {
      return refused;
    }
    Judged subject = subject(definition, opener);
    if (leaves(procedure, subject)) {
      return no(
          Reason.EXCLUDED,
          "Ini harus dilakukan oleh administrator lain, bukan oleh yang bersangkutan.",
          "Another administrator must do this, not the person concerned.");
    }
    boolean asked = opener.by().equals("person") || opener.by().equals("public");
    if (!subject.good() && asked) {
      return Filling.form(subject.problems());
    }
    String key = key(procedure, subject.answers());
    Long open = key.isEmpty() ? null : around.openCase(procedure.id(), key);
    return open == null
        ? opened(definition, opener, first, key, subject.answers())
        : linked(opener, subject);
  }

  private Procedure.@Nullable Opener opener(Procedure procedure) {
    if (command.trigger().equals(Command.OpenCase.REOPEN)) {
      return new Procedure.Opener(
          Command.OpenCase.REOPEN,
          "person",
          Bilingual.EMPTY,
          procedure.start(),
          List.of(),
          List.of());
    }
    return procedure.opens().stream()
        .filter(one -> one.id().equals(command.trigger()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Refused refusal(Procedure.Opener opener, Step first) {
    boolean reopen = opener.id().equals(Command.OpenCase.REOPEN);
    if (reopen && command.parent() == null) {
      return no(
          Reason.NO_SUCH_CASE,
          "Pilih berkas yang dibuka kembali.",
          "Choose the case to open again.");
    }
    if (reopen && command.reason().isBlank()) {
      return no(
          Reason.REASON_MISSING,
          "Tulis mengapa berkas dibuka kembali.",
          "Say why the case is opened again.");
    }
    if (opener.by().equals("case")) {
      return command.parent() == null
          ? no(
              Reason.NO_SUCH_TRIGGER,
              "Prosedur ini dibuka dari berkas lain.",
              "This procedure is opened from another case.")
          : null;
    }
    return switch (request.by()) {
      case By.Human human -> person(opener, first, human);
      case By.Anyone _ ->
          opener.by().equals("public")
              ? null
              : no(
                  Reason.NO_SUCH_TRIGGER,
                  "Formulir umum tidak dapat membuka prosedur ini.",
                  "A public form cannot open this procedure.");
      case By.Device _, By.Monitor _, By.Kiosk _, By.House _ ->
          opener.by().equals("person") || opener.by().equals("public")
              ? no(
                  Reason.NO_SUCH_TRIGGER,
                  "Prosedur ini dibuka oleh orang.",
                  "This procedure is opened by a person.")
              : null;
    };
  }

  private @Nullable Refused person(Procedure.Opener opener, Step first, By.Human human) {
    boolean held =
        human.role().isEmpty()
            ? first.actor().person() != null || opener.by().equals("public")
            : opener.by().equals("public") || roles(opener, first).contains(human.role());
    if (held
        && (human.role().isEmpty()
            || around.people().holds(human.person(), human.role(), request.at()))
        && (human.role().isEmpty()
            || !LateEntry.late(request)
            || around.people().holds(human.person(), human.role(), request.typed()))) {
      return null;
    }
    Bilingual names = Words.roles(roles(opener, first), request.at(), around);
    return no(
        Reason.ROLE_NOT_HELD,
        "Yang dapat membuka berkas ini: " + names.id() + ".",
        "Who can open this case: " + names.en() + ".");
  }

  private static List<String> roles(Procedure.Opener opener, Step first) {
    return opener.roles().isEmpty() ? Claim.roles(first.actor()) : opener.roles();
  }

  /// Whether a person may open a case that way at a moment.
  static boolean may(Definition definition, String opener, long person, People people, Instant at) {
    for (Procedure.Opener one : definition.procedure().opens()) {
      Step first = definition.procedure().step(one.at());
      if (one.id().equals(opener) && first != null && !one.by().equals("case")) {
        return one.by().equals("public")
            || first.actor().person() != null
            || roles(one, first).stream().anyMatch(role -> people.holds(person, role, at));
      }
    }
    return false;
  }

  /// What the case is about. Nobody is asked when the hub opens it, so that it takes what it knows.
  private Judged subject(Definition definition, Procedure.Opener opener) {
    List<Field> fields = definition.procedure().subject();
    Map<String, Value> given = new LinkedHashMap<>(command.subject());
    Map<String, Value> words = Map.of("opener", Value.of(opener.id()));
    if (!(request.by() instanceof By.Human) || opener.by().equals("case")) {
      CasePaths paths = CasePaths.of(given, definition, around, request.typed()).words(words);
      FormRules.suggested(fields, paths).forEach(given::putIfAbsent);
      given.keySet().removeIf(key -> fields.stream().noneMatch(field -> field.key().equals(key)));
    }
    return FormRules.judge(
        fields, given, CasePaths.of(given, definition, around, request.typed()).words(words));
  }

  /// Whether it is about the leaving of the person who opens it.
  private boolean leaves(Procedure procedure, Judged subject) {
    Value leaver = procedure.leaver() == null ? null : subject.answers().get(procedure.leaver());
    return leaver != null
        && Cases.actors(request.by()).stream()
            .anyMatch(person -> leaver.equals(Value.of("p" + person)));
  }

  private static String key(Procedure procedure, Map<String, Value> subject) {
    Value value = procedure.key() == null ? null : subject.get(procedure.key());
    return value == null ? "" : value.plain();
  }

  private Decision linked(Procedure.Opener opener, Judged subject) {
    EntryDraft draft =
        new EntryDraft(
            null, Objects.requireNonNull(around.inForce(command.procedure())), request, around);
    draft.add(new Fact.Linked(source(), opener.id()));
    Map<String, Value> told = new LinkedHashMap<>(subject.answers());
    if (!command.reason().isBlank()) {
      told.put("reason", new Value.Personal(command.reason()));
    }
    draft.add(new Fact.Noted(new Value.Group(told), List.of()));
    return draft.accepted();
  }

  /// A device, a monitor and the calendar name what they found; people say it in their own words.
  private Value reason() {
    return request.by() instanceof By.Human || request.by() instanceof By.Anyone
        ? Value.said(command.reason())
        : Value.of(command.reason());
  }

  private String source() {
    if (command.parent() != null) {
      return "case/" + command.parent();
    }
    return switch (request.by()) {
      case By.Human human -> "person/" + human.person();
      case By.Device(String device, String record) -> "device/" + device + "/" + record;
      case By.Monitor(String monitor) -> "monitor/" + monitor;
      case By.Anyone(String form) -> "form/" + form;
      case By.Kiosk(String kiosk, String _) -> "kiosk/" + kiosk;
      case By.House _ -> "calendar";
    };
  }

  private Decision opened(
      Definition definition,
      Procedure.Opener opener,
      Step first,
      String key,
      Map<String, Value> subject) {
    EntryDraft draft = new EntryDraft(null, definition, request, around);
    draft.add(
        new Fact.Opened(
            around.nextCase(),
            definition.id(),
            definition.hash(),
            opener.id(),
            key,
            subject,
            command.parent(),
            reason()));
    Numbering.ofCase(draft, "opened");
    Refused refused = new GoingOn(draft).begin(first, Cases.actors(request.by()));
    if (refused == null && command.first() != null) {
      refused = first(draft, command.first());
    }
    return refused == null ? draft.accepted() : refused;
  }

  private static @Nullable Refused first(EntryDraft draft, Command.First said) {
    return new Steps(draft)
        .completed(
            new Command.Complete(1, said.answers(), said.branch(), said.reason(), Map.of(), ""));
  }
}
