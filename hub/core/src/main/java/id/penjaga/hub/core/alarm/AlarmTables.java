package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.AlarmFigures.Often;
import id.penjaga.hub.core.alarm.AlarmFigures.Times;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart.Column;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The figures of alarms in words, as lists for a page, a paper and a spreadsheet.
///
/// @param kinds what a kind of alarm is called
/// @param severities what a severity is called
public record AlarmTables(
    Speech speech, Function<String, Bilingual> kinds, Function<Severity, Bilingual> severities) {
  private static final String NONE = "–";

  /// All of it, the figures first.
  public List<Listing> all(AlarmFigures figures, List<AlarmWeek> weeks) {
    return List.of(
        rated(figures),
        times(figures),
        bySeverity(figures),
        top(figures),
        chattering(figures),
        stale(figures),
        floods(figures),
        weeks(weeks));
  }

  /// Each figure beside what is recommended, and why it matters.
  public Listing rated(AlarmFigures figures) {
    Listing judged = judged(figures);
    List<Column> columns = new ArrayList<>(judged.columns());
    columns.add(new Column(speech.say("Artinya", "What it means"), 12));
    List<List<String>> rows = new ArrayList<>();
    for (AlarmFigure figure : AlarmFigure.values()) {
      List<String> row = new ArrayList<>(judged.rows().get(figure.ordinal()));
      row.add(speech.say(figure.meaning()));
      rows.add(row);
    }
    return new Listing(judged.title(), columns, rows);
  }

  /// Each figure beside what is recommended.
  public Listing judged(AlarmFigures figures) {
    return new Listing(
        speech.say("Angka alarm dan anjuran", "Figures of alarms and what is recommended"),
        List.of(
            new Column(speech.say("Angka", "Figure"), 6),
            new Column(speech.say("Nilai", "Value"), 2, true),
            new Column(speech.say("Anjuran", "Recommended"), 6),
            new Column(speech.say("Penilaian", "Judgement"), 4)),
        Arrays.stream(AlarmFigure.values())
            .map(figure ->
                List.of(
                    speech.say(figure.title()),
                    value(figures, figure),
                    speech.say(figure.recommended()),
                    speech.say(figures.mark(figure).text())))
            .toList());
  }

  /// A figure with its unit.
  public String value(AlarmFigures figures, AlarmFigure figure) {
    double value = figures.value(figure);
    return figure.share()
        ? percent(value)
        : speech.number(value, value == Math.rint(value) ? 0 : value < 1 ? 2 : 1);
  }

  private String percent(double share) {
    double percent = share * 100;
    return speech.number(percent, percent == Math.rint(percent) ? 0 : percent < 1 ? 2 : 1) + " %";
  }

  /// How long alarms waited and stood.
  public Listing times(AlarmFigures figures) {
    return new Listing(
        speech.say("Waktu penanganan alarm", "Times of alarms"),
        List.of(
            new Column(speech.say("Waktu", "Time"), 8),
            new Column(speech.say("Alarm", "Alarms"), 2, true),
            new Column(speech.say("Separuhnya dalam", "Half of them within"), 4),
            new Column(speech.say("95 dari 100 dalam", "95 of 100 within"), 4),
            new Column(speech.say("Terlama", "Longest"), 4)),
        List.of(
            time(
                speech.say("Sampai ditandai ditangani", "Until acknowledged"),
                figures.toAcknowledge()),
            List.of(
                speech.say("Tidak pernah ditandai ditangani", "Never acknowledged"),
                Integer.toString(figures.never()),
                NONE,
                NONE,
                NONE),
            time(speech.say("Sampai selesai", "Until over"), figures.standing())));
  }

  private List<String> time(String what, Times times) {
    return List.of(
        what,
        Integer.toString(times.count()),
        length(times.half()),
        length(times.most()),
        length(times.longest()));
  }

  public Listing bySeverity(AlarmFigures figures) {
    return new Listing(
        speech.say("Menurut tingkat", "By severity"),
        List.of(
            new Column(speech.say("Tingkat", "Severity"), 6),
            new Column(speech.say("Jumlah", "Count"), 2, true),
            new Column(speech.say("Bagian", "Share"), 2, true)),
        Arrays.stream(Severity.values())
            .sorted(Comparator.reverseOrder())
            .map(severity -> {
              int count = figures.bySeverity().getOrDefault(severity, 0);
              return List.of(
                  speech.say(severities.apply(severity)),
                  Integer.toString(count),
                  figures.alarms() == 0 ? NONE : percent(count / (double) figures.alarms()));
            })
            .toList());
  }

  public Listing top(AlarmFigures figures) {
    return often(
        speech.say("Sepuluh alarm tersering", "The ten most frequent alarms"), figures.top());
  }

  public Listing chattering(AlarmFigures figures) {
    Listing often =
        often(speech.say("Alarm yang bergetar", "Chattering alarms"), figures.chattering());
    List<Column> columns = new ArrayList<>(often.columns());
    columns.add(new Column(speech.say("Kali muncul", "Times raised"), 2, true));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < often.rows().size(); i++) {
      List<String> row = new ArrayList<>(often.rows().get(i));
      row.add(Long.toString(figures.chattering().get(i).raises()));
      rows.add(row);
    }
    return new Listing(often.title(), columns, rows);
  }

  private Listing often(String title, List<Often> alarms) {
    return new Listing(
        title,
        List.of(
            new Column(speech.say("Alarm", "Alarm"), 8),
            new Column(speech.say("Titik pantau", "Point"), 6),
            new Column(speech.say("Perangkat", "Device"), 4),
            new Column(speech.say("Jumlah", "Count"), 2, true),
            new Column(speech.say("Bagian", "Share"), 2, true)),
        alarms.stream()
            .map(often ->
                List.of(
                    kind(often.one()),
                    speech.say(often.one().label()),
                    often.one().device(),
                    Integer.toString(often.alarms()),
                    percent(often.share())))
            .toList());
  }

  public Listing stale(AlarmFigures figures) {
    return new Listing(
        speech.say("Alarm basi (berdiri sehari atau lebih)", "Stale alarms (for a day or more)"),
        List.of(
            new Column(speech.say("Alarm", "Alarm"), 8),
            new Column(speech.say("Titik pantau", "Point"), 6),
            new Column(speech.say("Perangkat", "Device"), 4),
            new Column(speech.say("Sejak", "Since"), 5),
            new Column(speech.say("Sampai", "Until"), 5)),
        figures.stale().stream()
            .map(one ->
                List.of(
                    kind(one),
                    speech.say(one.label()),
                    one.device(),
                    speech.moment(one.raised()),
                    moment(one.cleared())))
            .toList());
  }

  public Listing floods(AlarmFigures figures) {
    return new Listing(
        speech.say("Banjir alarm", "Alarm floods"),
        List.of(
            new Column(speech.say("Mulai", "Began"), 5),
            new Column(speech.say("Selesai", "Over"), 5),
            new Column(speech.say("Alarm", "Alarms"), 2, true),
            new Column(speech.say("Yang pertama", "The first one"), 8),
            new Column(speech.say("Titik pantau", "Point"), 6)),
        figures.floods().stream()
            .map(flood ->
                List.of(
                    speech.moment(flood.from()),
                    moment(flood.until()),
                    Integer.toString(flood.alarms()),
                    kind(flood.first()),
                    speech.say(flood.first().label())))
            .toList());
  }

  public Listing weeks(List<AlarmWeek> weeks) {
    return new Listing(
        speech.say("Minggu demi minggu", "Week by week"),
        List.of(
            new Column(speech.say("Minggu mulai", "Week of"), 5),
            new Column(speech.say("Alarm", "Alarms"), 2, true),
            new Column(speech.say("Per hari", "Per day"), 3, true),
            new Column(speech.say("Waktu banjir", "Time in flood"), 3, true),
            new Column(speech.say("Separuhnya ditangani dalam", "Half acknowledged within"), 5),
            new Column(speech.say("Tidak ditangani", "Never acknowledged"), 3, true)),
        weeks.stream()
            .map(week ->
                List.of(
                    speech.date(week.monday()),
                    Integer.toString(week.figures().alarms()),
                    value(week.figures(), AlarmFigure.PER_DAY),
                    value(week.figures(), AlarmFigure.FLOOD_SHARE),
                    length(week.figures().toAcknowledge().half()),
                    Integer.toString(week.figures().never())))
            .toList());
  }

  private String kind(AlarmOccurrence one) {
    return speech.say(kinds.apply(one.kind()));
  }

  private String moment(@Nullable Instant at) {
    return at == null ? speech.say("belum selesai", "not over yet") : speech.moment(at);
  }

  /// The two largest parts of a length.
  private String length(@Nullable Duration length) {
    if (length == null) {
      return NONE;
    }
    long days = length.toDays();
    if (days > 0) {
      return parts(days, "hari", "day", length.toHoursPart(), "jam", "hour");
    }
    return length.toHours() > 0
        ? parts(length.toHours(), "jam", "hour", length.toMinutesPart(), "menit", "minute")
        : length.toMinutes() > 0
            ? parts(
                length.toMinutes(), "menit", "minute", length.toSecondsPart(), "detik", "second")
            : part(length.toSeconds(), "detik", "second");
  }

  private String parts(long many, String id, String en, long few, String fewId, String fewEn) {
    return part(many, id, en) + (few == 0 ? "" : " " + part(few, fewId, fewEn));
  }

  private String part(long count, String id, String en) {
    return count + " " + speech.say(id, count == 1 ? en : en + "s");
  }
}
