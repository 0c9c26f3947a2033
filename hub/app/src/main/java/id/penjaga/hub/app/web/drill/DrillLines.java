package id.penjaga.hub.app.web.drill;

import id.penjaga.hub.app.notice.DrillDesk;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.notice.Delivery;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.notice.Recipient;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart.Column;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a drill, as lists for the page and for paper: how long each part of the way took,
/// and where it ended.
final class DrillLines {
  private final DrillDesk.Report report;
  private final Drill drill;
  private final People people;
  private final Speech speech;

  DrillLines(DrillDesk.Report report, People people, Speech speech) {
    this.report = report;
    this.people = people;
    this.speech = speech;
    drill = report.drill();
  }

  List<Listing> listings() {
    return List.of(facts(), reactions(), notices());
  }

  private Listing facts() {
    return new Listing(
        "",
        List.of(
            new Column(speech.say("Perangkat", "Device"), 4),
            new Column(speech.say("Dimulai", "Begun"), 5),
            new Column(speech.say("Oleh", "By"), 4),
            new Column(speech.say("Alasan", "Reason"), 8),
            new Column(speech.say("Berakhir", "Ended"), 5),
            new Column(speech.say("Karena", "Because"), 6)),
        List.of(
            List.of(
                drill.device(),
                speech.moment(drill.begun()),
                name(drill.person()),
                drill.reason(),
                drill.ended() == null
                    ? speech.say("masih berlangsung", "under way")
                    : speech.moment(drill.ended()),
                drill.end() == null ? "" : say("drill.end." + drill.end()))));
  }

  private Listing reactions() {
    List<List<String>> rows = new ArrayList<>();
    Instant tested = report.tested();
    rows.add(
        List.of(
            speech.say("Keluaran diuji oleh perangkat", "Device tests its outputs"),
            after(tested),
            tested != null
                ? ""
                : drill.order().isEmpty()
                    ? speech.say("perangkat tidak terhubung", "the device was not connected")
                    : underWay()
                        ? speech.say("belum tercatat", "not recorded yet")
                        : speech.say("tidak tercatat", "not recorded")));
    for (DrillDesk.Sounded one : report.sounded()) {
      rows.add(
          List.of(
              speech.say(one.output().labelId(), one.output().labelEn()),
              after(one.at()),
              speech.say("menyala", "went on")));
    }
    for (String kind : Drill.KINDS) {
      String cause = drill.name(kind).toString();
      ToldRows.Told first =
          report.answers().stream()
              .filter(one -> one.alarm().equals(cause) && one.seen() != null)
              .min(Comparator.comparing(one -> seen(one)))
              .orElse(null);
      rows.add(
          List.of(
              title(kind),
              first == null ? "–" : after(first.seen()),
              first == null
                  ? underWay()
                      ? speech.say("belum ada yang menjawab", "nobody answered yet")
                      : speech.say("tidak ada yang menjawab", "nobody answered")
                  : speech.say("dijawab oleh ", "answered by ") + name(first.person())));
    }
    return new Listing(
        speech.say("Waktu reaksi", "Reaction times"),
        List.of(
            new Column(speech.say("Apa", "What"), 7),
            new Column(speech.say("Setelah", "After"), 4),
            new Column(speech.say("Keterangan", "Remark"), 7)),
        rows);
  }

  private static Instant seen(ToldRows.Told one) {
    Instant seen = one.seen();
    return seen == null ? Instant.MAX : seen;
  }

  private Listing notices() {
    List<List<String>> rows = new ArrayList<>();
    for (NoticeRows.Line line : report.told()) {
      String kind = FaultName.drilled(line.notice().kind());
      String to =
          line.notice().person() == Recipient.NOC
              ? say("notice.noc")
              : name(line.notice().person());
      if (line.notice().deliveries().isEmpty()) {
        String soFar =
            underWay()
                ? speech.say("sejauh ini hanya di halaman", "pages only so far")
                : speech.say("hanya di halaman", "pages only");
        rows.add(List.of(title(kind), to, "–", "–", "–", soFar));
      }
      for (Delivery one : line.notice().deliveries()) {
        rows.add(
            List.of(
                title(kind),
                to,
                one.channel(),
                after(one.accepted()),
                after(one.received()),
                say("notice.state." + one.state())));
      }
    }
    return new Listing(
        speech.say("Pemberitahuan", "Notices"),
        List.of(
            new Column(speech.say("Keadaan", "Condition"), 6),
            new Column(speech.say("Kepada", "To"), 5),
            new Column(speech.say("Saluran", "Channel"), 4),
            new Column(speech.say("Diambil alih setelah", "Taken over after"), 4),
            new Column(speech.say("Tanda terima setelah", "Receipt after"), 4),
            new Column(speech.say("Sampai di mana", "How far"), 5)),
        rows);
  }

  private boolean underWay() {
    return drill.ended() == null;
  }

  private String title(String kind) {
    return say("alarm." + kind);
  }

  private String say(String key) {
    return speech.say(Texts.both(key));
  }

  private String name(long number) {
    Person person = people.person(number);
    return person == null ? "–" : person.name();
  }

  /// `4,2 s`, or minutes and seconds.
  private String after(@Nullable Instant at) {
    if (at == null) {
      return "–";
    }
    Duration time = Duration.between(drill.begun(), at);
    return time.isNegative() || time.toMillis() < 60_000
        ? speech.number(Math.max(0, time.toMillis()) / 1000.0, 1) + " s"
        : OutageText.length(time, speech);
  }
}
