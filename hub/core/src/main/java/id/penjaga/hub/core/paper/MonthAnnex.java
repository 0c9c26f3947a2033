package id.penjaga.hub.core.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the hub knows of a month, as the annex of the monthly report: measured values with their
/// time in band and without data, day by day and as charts, outages, visits, faults and alarms.
public final class MonthAnnex {
  private static final double MINUTE = 60_000;

  private MonthAnnex() {}

  /// What was measured over a stretch.
  ///
  /// @param least, most, mean not a number when nothing was measured
  /// @param measuredMs how long it was measured
  /// @param judgedMs how long it was measured against limits
  /// @param bandMs how long it was within them
  /// @param guardedMs how long of that it was known how exact the sensor is
  /// @param marginalMs how long it was nearer to one of them than its sensor is exact
  /// @param boxedMs how long it was measured against the box that ASHRAE recommends
  /// @param boxMs how long it was within that
  /// @param missingMs how long of the stretch so far nothing was measured
  public record Measured(
      double least,
      double most,
      double mean,
      long measuredMs,
      long judgedMs,
      long bandMs,
      long guardedMs,
      long marginalMs,
      long boxedMs,
      long boxMs,
      long missingMs) {}

  /// A point over the month.
  ///
  /// @param low, high its limits; not a number for none
  /// @param days from the first of the month
  /// @param course for the chart, not a number where nothing was measured
  public record Point(
      String label,
      String unit,
      double low,
      double high,
      Measured month,
      List<Measured> days,
      List<Double> course) {
    public Point {
      days = List.copyOf(days);
      course = List.copyOf(course);
    }
  }

  /// A power outage.
  ///
  /// @param inHours whether it began in working hours
  /// @param litres refilled
  public record Outage(
      String number, Instant from, Instant until, boolean inHours, double litres) {}

  /// All of it.
  ///
  /// @param alarms how many of each kind
  public record Facts(
      YearMonth month,
      List<Point> points,
      List<Outage> outages,
      int dips,
      int visits,
      int networkFaults,
      Map<String, Integer> alarms) {}

  /// @param facts what the records of the month say
  public static List<PaperPart> of(Facts facts, Speech speech) {
    List<PaperPart> parts = new ArrayList<>();
    parts.add(
        new PaperPart.Heading(
            speech.say("Lampiran: hasil pengukuran ", "Annex: measured in ")
                + speech.month(facts.month())));
    if (facts.points().isEmpty()) {
      parts.add(
          new PaperPart.Text(
              speech.say("Tidak ada sensor yang mengukur.", "No sensor measured anything.")));
    } else {
      parts.add(summary(facts.points(), speech));
      facts.points().forEach(point -> parts.add(chart(point, facts.month(), speech)));
      facts
          .points()
          .forEach(point -> {
            parts.add(
                new PaperPart.Heading(
                    point.label() + speech.say(", hari demi hari", ", day by day")));
            parts.add(days(point, facts.month(), speech));
          });
    }
    parts.add(new PaperPart.Heading(speech.say("Kejadian bulan ini", "Events of the month")));
    parts.add(events(facts, speech));
    if (!facts.outages().isEmpty()) {
      parts.add(new PaperPart.Heading(speech.say("Pemadaman listrik", "Power outages")));
      parts.add(outages(facts.outages(), speech));
    }
    if (!facts.alarms().isEmpty()) {
      parts.add(new PaperPart.Heading(speech.say("Alarm menurut jenisnya", "Alarms by kind")));
      parts.add(alarms(facts.alarms(), speech));
    }
    return parts;
  }

  private static PaperPart summary(List<Point> points, Speech speech) {
    return new PaperPart.Table(
        List.of(
            new PaperPart.Column(speech.say("Titik ukur", "Point"), 6),
            new PaperPart.Column(speech.say("Terendah", "Lowest"), 5, true),
            new PaperPart.Column(speech.say("Tertinggi", "Highest"), 5, true),
            new PaperPart.Column(speech.say("Rata-rata", "Mean"), 5, true),
            new PaperPart.Column(speech.say("Di luar batas (menit)", "Out of band (min)"), 4, true),
            new PaperPart.Column(speech.say("Dalam batas", "In band"), 5, true),
            new PaperPart.Column(speech.say("Di ambang batas", "Marginal"), 5, true),
            new PaperPart.Column(speech.say("Dalam anjuran ASHRAE", "ASHRAE box"), 5, true),
            new PaperPart.Column(speech.say("Terukur (menit)", "Measured (min)"), 5, true),
            new PaperPart.Column(speech.say("Tanpa data (menit)", "Without data (min)"), 5, true)),
        points.stream()
            .map(point -> {
              Measured month = point.month();
              return List.of(
                  point.label() + " (" + point.unit() + ")",
                  value(month.least(), speech),
                  value(month.most(), speech),
                  value(month.mean(), speech),
                  minutes(month.judgedMs() - month.bandMs(), speech),
                  share(month, speech),
                  marginal(month, speech),
                  share(month.boxMs(), month.boxedMs(), speech),
                  minutes(month.measuredMs(), speech),
                  minutes(month.missingMs(), speech));
            })
            .toList());
  }

  private static String value(double value, Speech speech) {
    return Double.isNaN(value) ? CaseWords.NOTHING : speech.number(value, 1);
  }

  private static String minutes(long ms, Speech speech) {
    return speech.number(Math.round(ms / MINUTE), 0);
  }

  private static String share(Measured measured, Speech speech) {
    return share(measured.bandMs(), measured.judgedMs(), speech);
  }

  /// Nothing is marginal, and nothing is not, while nobody knows how exact the sensor is.
  private static String marginal(Measured measured, Speech speech) {
    return measured.guardedMs() == 0 && measured.judgedMs() > 0
        ? speech.say("tidak diketahui", "not known")
        : share(measured.marginalMs(), measured.guardedMs(), speech);
  }

  private static String share(long ms, long ofMs, Speech speech) {
    return ofMs == 0 ? CaseWords.NOTHING : speech.number(100.0 * ms / ofMs, 2) + " %";
  }

  private static PaperPart chart(Point point, YearMonth month, Speech speech) {
    List<String> labels = new ArrayList<>();
    for (int day = 1; day <= month.lengthOfMonth(); day += 5) {
      labels.add(Integer.toString(day));
    }
    return new PaperPart.Chart(
        point.label(), point.unit(), labels, point.course(), point.low(), point.high());
  }

  private static PaperPart days(Point point, YearMonth month, Speech speech) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < point.days().size(); i++) {
      Measured day = point.days().get(i);
      LocalDate date = month.atDay(i + 1);
      rows.add(
          List.of(
              Integer.toString(date.getDayOfMonth()),
              value(day.least(), speech),
              value(day.most(), speech),
              value(day.mean(), speech),
              minutes(day.judgedMs() - day.bandMs(), speech),
              share(day, speech),
              minutes(day.missingMs(), speech)));
    }
    return new PaperPart.Table(
        List.of(
            new PaperPart.Column(speech.say("Tanggal", "Day"), 3, true),
            new PaperPart.Column(speech.say("Terendah", "Lowest"), 4, true),
            new PaperPart.Column(speech.say("Tertinggi", "Highest"), 4, true),
            new PaperPart.Column(speech.say("Rata-rata", "Mean"), 4, true),
            new PaperPart.Column(speech.say("Di luar batas (menit)", "Out of band (min)"), 5, true),
            new PaperPart.Column(speech.say("Dalam batas", "In band"), 4, true),
            new PaperPart.Column(speech.say("Tanpa data (menit)", "Without data (min)"), 5, true)),
        rows);
  }

  private static PaperPart events(Facts facts, Speech speech) {
    Duration all = Duration.ZERO;
    int inHours = 0;
    double litres = 0;
    for (Outage outage : facts.outages()) {
      all = all.plus(Duration.between(outage.from(), outage.until()));
      inHours += outage.inHours() ? 1 : 0;
      litres += outage.litres();
    }
    int outside = facts.outages().size() - inHours;
    String power =
        facts.outages().size()
            + " ("
            + length(all, speech)
            + "; "
            + inHours
            + speech.say(" pada jam kerja, ", " in working hours, ")
            + outside
            + speech.say(" di luar jam kerja; diisi ", " outside; refilled ")
            + speech.number(litres, 0)
            + " L)";
    return new PaperPart.Facts(
        List.of(
            new PaperPart.Fact(speech.say("Kunjungan", "Visits"), "" + facts.visits()),
            new PaperPart.Fact(speech.say("Pemadaman", "Outages"), power),
            new PaperPart.Fact(speech.say("Kedip listrik", "Dips"), "" + facts.dips()),
            new PaperPart.Fact(
                speech.say("Gangguan jaringan", "Network faults"), "" + facts.networkFaults()),
            new PaperPart.Fact(
                "Alarm", "" + facts.alarms().values().stream().mapToInt(Integer::intValue).sum())));
  }

  /// `549 menit 35 detik`.
  private static String length(Duration length, Speech speech) {
    return speech.minutes(length.toMinutes())
        + (length.toSecondsPart() == 0
            ? ""
            : " " + length.toSecondsPart() + speech.say(" detik", " seconds"));
  }

  private static PaperPart outages(List<Outage> outages, Speech speech) {
    return new PaperPart.Table(
        List.of(
            new PaperPart.Column(speech.say("Berkas", "Case"), 5),
            new PaperPart.Column(speech.say("Mulai", "Began"), 6),
            new PaperPart.Column(speech.say("PLN pulih", "PLN back"), 6),
            new PaperPart.Column(speech.say("Lama", "Length"), 6),
            new PaperPart.Column(speech.say("Jam kerja", "Working hours"), 4),
            new PaperPart.Column(speech.say("Diisi (L)", "Refilled (L)"), 3, true)),
        outages.stream()
            .map(one ->
                List.of(
                    one.number(),
                    speech.moment(one.from()),
                    speech.moment(one.until()),
                    length(Duration.between(one.from(), one.until()), speech),
                    one.inHours() ? speech.say("ya", "yes") : speech.say("tidak", "no"),
                    speech.number(one.litres(), 0)))
            .toList());
  }

  private static PaperPart alarms(Map<String, Integer> alarms, Speech speech) {
    return new PaperPart.Table(
        List.of(
            new PaperPart.Column(speech.say("Jenis", "Kind"), 8),
            new PaperPart.Column(speech.say("Jumlah", "Count"), 2, true)),
        alarms.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> List.of(one.getKey(), Integer.toString(one.getValue())))
            .toList());
  }
}
