package id.penjaga.hub.app.web.notice;

import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.WatchTarget;
import id.penjaga.hub.core.notice.AsideAbout;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.notice.Notice;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a notice is about, in the words of its reader. The book keeps what the device or the check
/// said, without language or in that of the office.
public final class NoticeAbout {
  private static final String PART = " · ";

  private NoticeAbout() {}

  /// @param points what the site calls a device and each of its points, by `device` and `device
  ///     point`, as [CalledPoints] tells it
  public static String of(Notice notice, Map<String, String> points, Texts w) {
    if (notice.kind().equals(FaultName.SET_ASIDE)) {
      return AsideAbout.parse(notice.about())
          .map(aside -> aside(aside, points, w))
          .orElse(notice.about());
    }
    if (notice.kind().equals(FaultName.DUE_DRILL)) {
      return notice.about().matches("[0-9]{1,15}")
          ? w.t(
              "drill.due", "time", w.dateTime(Instant.ofEpochMilli(Long.parseLong(notice.about()))))
          : w.t("drill.due.never");
    }
    return notice.kind().equals(FaultName.CHANNEL_DEAD)
        ? FaultName.parse(notice.cause()).map(FaultName::of).orElse(notice.about())
        : points.getOrDefault(notice.about(), of(notice, w));
  }

  private static String aside(AsideAbout aside, Map<String, String> points, Texts w) {
    String point = points.getOrDefault(aside.point(), aside.point());
    Instant until = aside.until();
    return until == null
        ? w.t(
            "notice.aside.out",
            "point",
            point,
            "who",
            aside.by(),
            "since",
            w.dateTime(aside.since()),
            "reason",
            aside.reason())
        : w.t(
            "notice.aside.shelved",
            "point",
            point,
            "alarm",
            SpokenNotices.title(aside.kind(), w),
            "who",
            aside.by(),
            "since",
            w.dateTime(aside.since()),
            "until",
            w.dateTime(until),
            "reason",
            aside.reason());
  }

  private static String of(Notice notice, Texts w) {
    FaultName fault = FaultName.parse(notice.cause()).orElse(null);
    if (fault == null || !fault.kind().equals(FaultName.CHECK_FAILED)) {
      return notice.about();
    }
    String[] parts = notice.about().split(PART, -1);
    return IntStream.range(0, parts.length)
        .mapToObj(i -> {
          String part = parts[i];
          return i == 0
              ? means(part, w)
              : part.matches("[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}([.][0-9]{2}){2}")
                  ? w.dateTime(fault.since())
                  : result(part, w);
        })
        .collect(Collectors.joining(PART));
  }

  /// `SRV-01: tcp 10.0.0.1:22`
  private static String means(String part, Texts w) {
    for (WatchTarget.Means means : WatchTarget.Means.values()) {
      String name = ": " + means.name().toLowerCase(Locale.ROOT) + " ";
      int at = part.indexOf(name);
      if (at >= 0) {
        return part.substring(0, at)
            + ": "
            + w.of("monitor.means", means)
            + " "
            + part.substring(at + name.length());
      }
    }
    return part;
  }

  /// As [CheckResult#line] writes it.
  private static String result(String part, Texts w) {
    String[] words = part.split(" ", 2);
    return Arrays.stream(CheckResult.Fault.values())
        .filter(fault -> fault.name().equals(words[0]))
        .findFirst()
        .map(fault -> w.of("monitor.fault", fault) + part.substring(words[0].length()))
        .orElse(part);
  }
}
