package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.notice.DrillRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The drills of a month with the reactions, for the monthly report of the room (SYS-07). Months
/// without one say nothing of drills.
final class DrillAnnex {
  private final Store store;
  private final People people;

  DrillAnnex(Store store, People people) {
    this.store = store;
    this.people = people;
  }

  List<PaperPart> of(Instant from, Instant until, Speech speech) {
    List<List<String>> rows =
        store
            .reads()
            .in(session -> {
              NoticeRows notices = new NoticeRows(session);
              ToldRows told = new ToldRows(session);
              List<List<String>> lines = new ArrayList<>();
              for (Drill drill : new DrillRows(session).within(from, until)) {
                List<String> names = drill.names().stream().map(FaultName::toString).toList();
                lines.add(row(drill, notices.of(names), told.of(names), speech));
              }
              return lines;
            });
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new PaperPart.Heading(speech.say("Latihan", "Drills")),
            new PaperPart.Table(
                List.of(
                    new PaperPart.Column(speech.say("Dimulai", "Begun"), 5),
                    new PaperPart.Column(speech.say("Perangkat", "Device"), 3),
                    new PaperPart.Column(speech.say("Oleh", "By"), 4),
                    new PaperPart.Column(speech.say("Hasil", "Result"), 6),
                    new PaperPart.Column(
                        speech.say("Tanda terima pertama setelah", "First receipt after"), 4),
                    new PaperPart.Column(
                        speech.say("Jawaban pertama setelah", "First answer after"), 4)),
                rows));
  }

  private List<String> row(
      Drill drill, List<NoticeRows.Line> notices, List<ToldRows.Told> told, Speech speech) {
    Person person = people.person(drill.person());
    return List.of(
        speech.moment(drill.begun()),
        drill.device(),
        person == null ? "–" : person.name(),
        result(drill.end(), speech),
        after(
            drill,
            notices.stream()
                .flatMap(line -> line.notice().deliveries().stream())
                .flatMap(one -> Stream.ofNullable(one.received())),
            speech),
        after(drill, told.stream().flatMap(one -> Stream.ofNullable(one.seen())), speech));
  }

  private static String result(Drill.@Nullable End end, Speech speech) {
    return switch (end) {
      case null -> speech.say("masih berlangsung", "under way");
      case COMPLETE -> speech.say("semua dijawab", "everything answered");
      case STOPPED -> speech.say("diakhiri oleh petugas", "ended by staff");
      case REAL_ALARM -> speech.say("ada alarm sungguhan", "a real alarm");
      case TIME -> speech.say("tidak semua dijawab", "not everything answered");
    };
  }

  private static String after(Drill drill, Stream<Instant> times, Speech speech) {
    return times
        .min(Instant::compareTo)
        .map(first -> OutageText.length(Duration.between(drill.begun(), first), speech))
        .orElse("–");
  }
}
