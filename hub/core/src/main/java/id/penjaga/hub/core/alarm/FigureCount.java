package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.AlarmFigures.Often;
import id.penjaga.hub.core.alarm.AlarmFigures.Times;
import id.penjaga.hub.core.alarm.AlarmOccurrence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts the alarms of a span one by one, so that a span may have more of them than have room in
/// memory: of each it keeps three numbers at most.
public final class FigureCount {
  private static final int TOP = 10;

  private final Instant from;
  private final Instant to;
  private final Instant end;
  private final Map<Source, SourceCount> sources = new LinkedHashMap<>();
  private final AlarmFlood.Sweep floods = new AlarmFlood.Sweep();
  private final List<AlarmOccurrence> stale = new ArrayList<>();
  private final Longs toAcknowledge = new Longs();
  private final Longs standing = new Longs();
  private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
  private final Map<String, Integer> byKind = new TreeMap<>();
  private int alarms;
  private int never;

  /// @param to the end, exclusive
  /// @param now up to when it is known what was raised; the span may end later
  public FigureCount(Instant from, Instant to, Instant now) {
    this.from = from;
    this.to = to;
    end = to.isAfter(now) ? now : to;
  }

  /// Takes the next alarm, in the order they were raised: all that were raised in the span, and
  /// those raised before that still stood in it.
  public void take(AlarmOccurrence one) {
    if (!one.raised().isBefore(to)) {
      return;
    }
    if (AlarmFigures.stale(one, from, end)) {
      stale.add(one);
    }
    if (one.raised().isBefore(from)) {
      return;
    }
    alarms++;
    if (!one.raised().isAfter(end)) {
      floods.take(one);
    }
    sources.computeIfAbsent(one.source(), _ -> new SourceCount(one)).take(one);
    bySeverity.merge(one.severity(), 1, Integer::sum);
    byKind.merge(one.kind(), 1, Integer::sum);
    Duration stood = one.stood();
    if (stood != null) {
      standing.add(stood.toMillis());
    }
    Duration waited = acknowledgedAfter(one);
    if (waited != null) {
      toAcknowledge.add(waited.toMillis());
    } else if (!one.silent()) {
      never++;
    }
  }

  /// The figures of what was taken.
  public AlarmFigures figures() {
    List<Often> often = new ArrayList<>();
    List<Often> chattering = new ArrayList<>();
    int fleeting = 0;
    for (SourceCount source : sources.values()) {
      Often of =
          new Often(source.latest, source.alarms, source.raises, source.alarms / (double) alarms);
      often.add(of);
      if (source.chatters) {
        chattering.add(of);
      } else {
        fleeting += source.fleeting;
      }
    }
    Comparator<Often> most = Comparator.comparingInt(Often::alarms).reversed();
    often.sort(most);
    chattering.sort(Comparator.comparingLong(Often::raises).reversed());
    stale.sort(
        Comparator.comparing(one -> Duration.between(AlarmFigures.until(one, end), one.heard())));
    AlarmFigures bare =
        new AlarmFigures(
            from,
            to,
            Duration.between(from, end).compareTo(AlarmFigures.DAY) < 0,
            alarms,
            floods.upTo(end),
            chattering,
            fleeting,
            stale,
            often.subList(0, Math.min(TOP, often.size())),
            Times.of(toAcknowledge.sorted()),
            never,
            Times.of(standing.sorted()),
            bySeverity,
            byKind,
            Map.of());
    return bare.with(bare.values(floods.busiest(), end));
  }

  /// One that came back is waited for from then on.
  private static @Nullable Duration acknowledgedAfter(AlarmOccurrence one) {
    Instant noted = one.acknowledged();
    return noted == null
        ? null
        : Duration.between(noted.isBefore(one.heard()) ? one.raised() : one.heard(), noted);
  }

  /// What is known of one source.
  private static final class SourceCount {
    private AlarmOccurrence latest;
    private @Nullable Instant last;
    private @Nullable Instant lastButOne;
    private int alarms;
    private int fleeting;
    private boolean chatters;
    private long raises;

    SourceCount(AlarmOccurrence first) {
      latest = first;
    }

    void take(AlarmOccurrence one) {
      Instant begin = lastButOne;
      Instant over = one.cleared();
      raises += one.raises();
      chatters |= one.chattered();
      chatters |=
          begin != null
              && over != null
              && one.endSeen()
              && Duration.between(begin, over).compareTo(AlarmFigures.FLEETING) <= 0;
      fleeting += fleeting(one) ? 1 : 0;
      lastButOne = last;
      last = one.raised();
      latest = one;
      alarms++;
    }

    private static boolean fleeting(AlarmOccurrence one) {
      Duration stood = one.stood();
      Instant noted = one.acknowledged();
      Instant over = one.cleared();
      return !one.aside()
          && stood != null
          && over != null
          && stood.compareTo(AlarmFigures.FLEETING) < 0
          && (noted == null || noted.isAfter(over));
    }
  }
}
