package id.penjaga.hub.app.papers;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.Statistics;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.alarm.AlarmFigures;
import id.penjaga.hub.core.alarm.AlarmTables;
import id.penjaga.hub.core.alarm.FigureCount;
import id.penjaga.hub.core.alarm.FirstKnown;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.MonthAnnex;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Gathers what the hub knows of a month of the rooms and of the work in them.
public final class RoomMonth implements PaperDesk.Months {
  /// Points of a chart: one for every three hours.
  private static final int WIDTH = 248;

  private static final int PAGE = 200;

  private final Supplier<Store> store;
  private final Office office;
  private final ZoneId zone;
  private final InspectionFile inspections;
  private final Function<String, Bilingual> words;

  /// @param store throws what the pages explain while it is not open
  /// @param words what a kind of alarm is called
  public RoomMonth(
      Supplier<Store> store, Office office, ZoneId zone, Function<String, Bilingual> words) {
    this.words = words;
    this.store = store;
    this.office = office;
    this.zone = zone;
    inspections =
        new InspectionFile(
            office,
            new StoredArchive(store),
            zone,
            () -> Instant.ofEpochMilli(store.get().clock().wallMs()));
  }

  @Override
  public List<PaperPart> of(YearMonth month, Speech speech) {
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    AlarmFigures figures = figures(from, until);
    OutageMonth power = OutageMonth.of(office.power(), from, until);
    List<PaperPart> parts =
        new ArrayList<>(
            MonthAnnex.of(
                new MonthAnnex.Facts(
                    month,
                    points(month, from, until, speech),
                    power.annex(),
                    power.dips(),
                    visits(from, until),
                    cases("NETFAULT", from, until).size(),
                    alarms(figures, speech)),
                speech));
    if (figures.alarms() > 0) {
      parts.addAll(judged(figures, speech));
    }
    parts.addAll(new AsideAnnex(store.get(), office.people(), words).of(from, until, speech));
    parts.addAll(new DrillAnnex(store.get(), office.people()).of(from, until, speech));
    parts.add(
        new PaperPart.Heading(
            speech.say("Perbandingan dua belas bulan", "Twelve months beside each other")));
    Listing compared = inspections.comparison(month, speech);
    parts.add(new PaperPart.Table(compared.columns(), compared.rows()));
    return parts;
  }

  private List<MonthAnnex.Point> points(
      YearMonth month, Instant from, Instant until, Speech speech) {
    List<MonthAnnex.Point> points = new ArrayList<>();
    for (DeviceLine device : store.get().queries().devices()) {
      for (PointInfo point : store.get().queries().points(device.device())) {
        if (point.unit() == Unit.CELSIUS || point.unit() == Unit.RELATIVE_HUMIDITY) {
          points.add(point(device.device(), point, month, from, until, speech));
        }
      }
    }
    return points;
  }

  private MonthAnnex.Point point(
      DeviceId device,
      PointInfo point,
      YearMonth month,
      Instant from,
      Instant until,
      Speech speech) {
    var queries = store.get().queries();
    long fromMs = from.toEpochMilli();
    long untilMs = until.toEpochMilli();
    Limits limits = point.limits();
    return new MonthAnnex.Point(
        speech.say(point.labelId(), point.labelEn()),
        point.unit() == Unit.CELSIUS ? "°C" : "%RH",
        limits == null ? Double.NaN : limits.low(),
        limits == null ? Double.NaN : limits.high(),
        measured(queries.statistics(device, point.point(), fromMs, untilMs)),
        queries.days(device, point.point(), month, zone).stream().map(RoomMonth::measured).toList(),
        course(queries.history(device, point.point(), fromMs, untilMs, WIDTH), fromMs, untilMs));
  }

  private static MonthAnnex.Measured measured(Statistics of) {
    Tally tally = of.tally();
    return new MonthAnnex.Measured(
        tally.least(),
        tally.most(),
        tally.mean(),
        tally.measuredMs(),
        tally.judgedMs(),
        tally.bandMs(),
        tally.guardedMs(),
        tally.marginalMs(),
        tally.boxedMs(),
        tally.boxMs(),
        of.withoutDataMs());
  }

  /// The means of equal stretches; not a number where nothing was measured.
  private static List<Double> course(History history, long fromMs, long untilMs) {
    Double[] course = new Double[WIDTH];
    Arrays.fill(course, Double.NaN);
    switch (history) {
      case History.Spans(long _, List<History.Span> spans) -> {
        for (History.Span span : spans) {
          set(course, span.fromMs(), span.tally().mean(), fromMs, untilMs);
        }
      }
      case History.Readings(Samples samples) -> {
        for (int i = 0; i < samples.size(); i++) {
          set(course, samples.wallMs(i), samples.value(i), fromMs, untilMs);
        }
      }
    }
    return List.of(course);
  }

  private static void set(Double[] course, long at, double value, long fromMs, long untilMs) {
    int place = (int) ((at - fromMs) * WIDTH / (untilMs - fromMs));
    if (place >= 0 && place < WIDTH) {
      course[place] = value;
    }
  }

  /// The figures of the alarms of the month, as far as it was seen.
  private AlarmFigures figures(Instant from, Instant until) {
    var queries = store.get().queries();
    Instant now = Instant.ofEpochMilli(store.get().clock().wallMs());
    List<Instant> heard =
        queries.devices().stream().map(one -> Instant.ofEpochMilli(one.firstMs())).toList();
    FirstKnown<FigureCount> counting =
        new FirstKnown<>(
            earliest -> new FigureCount(AlarmFigures.since(earliest, heard, from, now), until, now),
            FigureCount::take);
    queries.occurrences(from.toEpochMilli(), until.toEpochMilli(), counting);
    return counting.counted().figures();
  }

  private Map<String, Integer> alarms(AlarmFigures figures, Speech speech) {
    Map<String, Integer> counts = new TreeMap<>();
    figures
        .byKind()
        .forEach((kind, count) -> counts.merge(speech.say(words.apply(kind)), count, Integer::sum));
    return counts;
  }

  private List<PaperPart> judged(AlarmFigures figures, Speech speech) {
    AlarmTables tables =
        new AlarmTables(speech, words, severity -> words.apply("severity." + severity));
    List<PaperPart> parts = new ArrayList<>();
    for (Listing list : List.of(tables.judged(figures), tables.times(figures))) {
      parts.add(new PaperPart.Heading(list.title()));
      parts.add(new PaperPart.Table(list.columns(), list.rows()));
    }
    return parts;
  }

  /// The cases of a procedure that were opened within a stretch, the newest first.
  /// Visits by any procedure that is one of visits.
  private int visits(Instant from, Instant until) {
    return (int)
        office.visits().during(from, until).stream()
            .map(standing -> standing.visit().opened())
            .filter(opened -> !opened.isBefore(from) && opened.isBefore(until))
            .count();
  }

  private List<CaseLine> cases(String procedure, Instant from, Instant until) {
    List<CaseLine> all = new ArrayList<>();
    Long before = null;
    while (true) {
      List<CaseLine> page = office.cases(new CaseFilter(procedure, null, null, "", before), PAGE);
      for (CaseLine line : page) {
        before = line.id();
        if (!line.opened().isBefore(from) && line.opened().isBefore(until)) {
          all.add(line);
        }
      }
      if (page.size() < PAGE || page.getLast().opened().isBefore(from)) {
        return all;
      }
    }
  }
}
