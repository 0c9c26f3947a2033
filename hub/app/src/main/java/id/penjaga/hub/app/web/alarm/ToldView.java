package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.office.ToldLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.visit.VisitStanding.Obstacle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The alarms and late steps that were brought to somebody and not seen yet (SYS-07).
///
/// @param items the latest first, at most [#MOST]
/// @param count how many there are
public record ToldView(List<Item> items, int count, OfficeWords o) {
  static final int MOST = 10;

  private static final Duration LATELY = Duration.ofDays(2);

  /// @param alarm null for one that is not kept any more, and for a step
  /// @param step null for an alarm
  /// @param fault null for an alarm and for a step
  public record Item(
      ToldLine line,
      @Nullable AlarmView alarm,
      @Nullable LateView step,
      @Nullable FaultView fault) {}

  /// A fault that no device raised.
  ///
  /// @param of what it is of, in words
  /// @param page where more of it stands; empty for nowhere
  public record FaultView(String kind, String of, String page) {}

  /// A step that is late, or was when it was told.
  ///
  /// @param left how late it is; empty once it is done
  /// @param awaited who is waited for; empty once it is done
  public record LateView(long about, String number, String step, String left, String awaited) {}

  /// What somebody finds on their desk.
  public static ToldView of(Office office, RoomReads room, Actor actor, Texts w) {
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    List<Item> items =
        actor.known()
            ? office.climbs().unseen(actor.id(), MOST).stream()
                .map(line -> item(line, office, room, o))
                .toList()
            : List.of();
    return new ToldView(
        items, items.size() < MOST ? items.size() : office.climbs().unseen(actor.id()), o);
  }

  private static Item item(ToldLine line, Office office, RoomReads room, OfficeWords o) {
    LateStep step = LateStep.parse(line.alarm()).orElse(null);
    FaultName fault = FaultName.parse(line.alarm()).orElse(null);
    if (fault != null) {
      return new Item(line, null, null, fault(fault, office, o.texts()));
    }
    return step == null
        ? new Item(line, room.alarm(line.alarm()).orElse(null), null, null)
        : new Item(
            line,
            null,
            office.caseFile(step.about()).map(f -> late(step, f, o)).orElse(null),
            null);
  }

  private static FaultView fault(FaultName fault, Office office, Texts w) {
    if (FaultName.isDrill(fault.kind())) {
      return new FaultView(fault.kind(), fault.of(), "/drills/" + fault.since().toEpochMilli());
    }
    return switch (fault.kind()) {
      case FaultName.DUTY_MISSED -> new FaultView(fault.kind(), fault.of(), "/obligations");
      case FaultName.VISIT_ENDING -> visit(fault.kind(), fault.of(), "", office, w);
      case FaultName.VISIT_SUSPENDED -> {
        int at = fault.of().lastIndexOf('/');
        String why =
            Arrays.stream(Obstacle.values())
                .filter(
                    one -> List.of(fault.of().substring(at + 1).split("[+]")).contains(one.name()))
                .map(one -> w.of("visit.obstacle", one))
                .collect(Collectors.joining(" "));
        yield visit(fault.kind(), fault.of().substring(0, Math.max(0, at)), why, office, w);
      }
      case FaultName.DUE_DRILL -> new FaultView(fault.kind(), w.t("drill.due.every"), "/drills");
      case FaultName.SET_ASIDE -> new FaultView(fault.kind(), fault.of(), "/alarms#shelves");
      default -> new FaultView(fault.kind(), fault.of(), "");
    };
  }

  /// @param number of the visit, or its case as `#17`
  private static FaultView visit(String kind, String number, String why, Office office, Texts w) {
    String page =
        office.visits().standing(w.now(), w.now().minus(LATELY)).stream()
            .map(VisitStanding::visit)
            .filter(one -> one.number().equals(number) || number.equals("#" + one.about()))
            .findFirst()
            .map(one -> "/visits/" + one.about())
            .orElse("/visits");
    return new FaultView(kind, why.isEmpty() ? number : number + ": " + why, page);
  }

  private static LateView late(LateStep step, CaseFile file, OfficeWords o) {
    Case.Opening opening = file.state().openings().get(step.opening());
    String id = opening == null ? "" : opening.step();
    Step known = file.definition().procedure().step(id);
    Optional<TaskLine> task =
        file.tasks().stream()
            .filter(one -> one.opening() == step.opening() && one.awaited().equals(step.awaited()))
            .findFirst();
    String number = file.state().number();
    return new LateView(
        step.about(),
        (number.isEmpty() ? "#" + step.about() : number)
            + " "
            + o.texts().say(file.definition().procedure().title()),
        known == null ? id : id + " " + o.texts().say(known.text()),
        task.map(o::left).orElse(""),
        task.map(o::awaited).orElse(""));
  }

  /// The moment up to which the page tells everything, in milliseconds since 1970.
  public long until() {
    return items.isEmpty() ? 0 : items.getFirst().line().at().toEpochMilli();
  }
}
