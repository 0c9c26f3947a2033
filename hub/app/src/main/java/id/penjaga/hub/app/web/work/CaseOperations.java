package id.penjaga.hub.app.web.work;

import static id.penjaga.hub.app.web.operation.Given.text;

import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is done with a case, for programs: one operation for each form of its page.
final class CaseOperations {
  private static final String ID = "_id";
  private static final String CASE = "/cases/{id}";
  private static final String CASE_OF = "/cases/{case}";
  private static final Given REASON = text("reason", "_reason");
  private static final Given BRANCH = text("branch", "_branch");

  /// Who gives it: a role, for whom, and when it happened if that is entered late.
  private static final List<Given> SAID =
      List.of(
          text("as", "_as"),
          text("behalf", "_behalf"),
          text("behalfName", "_behalf_name"),
          text("behalfWay", "_behalf_way"),
          Given.of(Given.Type.MOMENT, "at", "_at"),
          text("late", "_late"));

  static final Operation REOPEN =
      of("reopenCase", CASE + "/reopen", REASON.must()).creates(CASE_OF);

  /// By the last part of the address of its form.
  static final Map<String, Operation> ACTS = acts();

  static final Operation OPEN =
      Operation.post(
              "openCase",
              "/procedures/{procedure}/cases",
              Reach.OPENING,
              text("trigger", "_trigger").must(),
              Given.of(Given.Type.ANSWERS, "subject", FormReading.PREFIX),
              text("text", "_text"))
          .and(SAID)
          .identified(ID)
          .creates(CASE_OF);

  private CaseOperations() {}

  private static Operation step(String id, String act, Given... gives) {
    return of(id, CASE + "/steps/{opening}/" + act, gives)
        .and(List.of(Given.of(Given.Type.INTEGER, "opening", "_opening").must()));
  }

  private static Operation of(String id, String path, Given... gives) {
    return Operation.post(id, path, Reach.CASE, gives).and(SAID).identified(ID).tags();
  }

  private static Map<String, Operation> acts() {
    Given answers = Given.of(Given.Type.ANSWERS, "answers", FormReading.PREFIX);
    Map<String, Operation> acts = new LinkedHashMap<>();
    acts.put("begin", step("beginStep", "begin"));
    acts.put(
        "complete",
        step(
            "completeStep",
            "complete",
            answers,
            BRANCH,
            REASON,
            Given.of(Given.Type.REASONS, CommandReading.LACKING, CommandReading.LACKING),
            text("outputLacking", "_output")));
    acts.put("sign", step("signStep", "sign", text("key", "_key").must(), BRANCH, REASON));
    acts.put("skip", step("skipStep", "skip", REASON.must()));
    acts.put("undo", step("undoStep", "undo"));
    acts.put("start", step("startOffered", "start", text("procedure", "_procedure").must()));
    acts.put(
        "amend", of("amendStep", CASE + "/amend", text("step", "_step").must(), answers, REASON));
    acts.put(
        "account",
        of("giveAccount", CASE + "/deviations/{deviation}/account", text("text", "_text").must())
            .and(List.of(Given.of(Given.Type.INTEGER, "deviation", "_deviation").must())));
    acts.put(
        "note",
        of(
            "addNote",
            CASE + "/notes",
            text("text", "_text"),
            Given.of(Given.Type.TEXTS, "files", "_files")));
    acts.put(
        "link",
        of("linkCase", CASE + "/links", text("case", "_case").must(), text("text", "_text")));
    acts.put(
        "handover",
        of(
            "handOver",
            CASE + "/handover",
            text("role", "_role").must(),
            Given.of(Given.Type.INTEGER, "person", "_person").must(),
            text("held", "_held").must()));
    acts.put("takeover", of("takeOver", CASE + "/takeover", text("role", "_role").must()));
    acts.put("cancel", of("cancelCase", CASE + "/cancel", REASON.must()));
    return acts;
  }

  /// What a program is told when it is stored.
  static Object[] told(Answer.Stored stored) {
    return new Object[] {
      "case", stored.about(),
      "entry", stored.entry().sequence(),
      "repeated", stored.repeated()
    };
  }

  /// How a refusal is told to programs: something changed meanwhile, or the command is wrong.
  static HttpStatus status(Decision.Refused refusal) {
    return switch (refusal.why()) {
      case CHANGED_MEANWHILE -> HttpStatus.PRECONDITION_FAILED;
      case ALREADY_DONE, NO_SUCH_OPENING, CASE_CLOSED, NOT_AWAITED, TAKEN_OVER ->
          HttpStatus.CONFLICT;
      case NOT_YOUR_STEP, EXCLUDED, ROLE_NOT_HELD, REQUESTER_APPROVES -> HttpStatus.FORBIDDEN;
      default -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
