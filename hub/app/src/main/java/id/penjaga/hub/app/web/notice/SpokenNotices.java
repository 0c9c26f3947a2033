package id.penjaga.hub.app.web.notice;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.notice.NoticeSpeech;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.notice.Notice;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a message says: the same words as the pages, in the reader's language, with the zone.
public final class SpokenNotices implements NoticeSpeech {
  private static final int MOST_LINES = 20;

  private final String site;
  private final String link;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Function<Texts, Map<String, String>> called;

  /// @param link address of the pages; empty when nobody said it
  /// @param called what the site calls devices and points in a language, as [CalledPoints] tells it
  public SpokenNotices(
      String site,
      String link,
      ZoneId zone,
      InstantSource clock,
      Function<Texts, Map<String, String>> called) {
    this.site = site;
    this.link = link;
    this.zone = zone;
    this.clock = clock;
    this.called = called;
  }

  @Override
  public Said say(List<Notice> notices, String language) {
    Texts w = texts(language);
    Map<String, String> points = called.apply(w);
    return notices.size() == 1 ? one(notices.getFirst(), points, w) : many(notices, points, w);
  }

  @Override
  public Said trial(String channel, String language) {
    Texts w = texts(language);
    return new Said(
        w.t("notice.trial.subject", "site", site),
        w.t("notice.trial.text", "channel", channel, "time", w.dateTime(clock.instant())));
  }

  /// What a kind is called.
  static String title(String kind, Texts w) {
    try {
      return kind.equals("LATE_STEP") || FaultName.KINDS.contains(kind)
          ? w.t("notice.kind." + kind)
          : w.t("alarm." + kind);
    } catch (MissingResourceException _) {
      return kind; // of a device that is newer than this hub
    }
  }

  private Said one(Notice notice, Map<String, String> points, Texts w) {
    String title = title(notice.kind(), w);
    String about = NoticeAbout.of(notice, points, w);
    if (notice.drill()) { // the mark comes first, and again where the subject is not shown
      return new Said(
          title + ": " + about,
          w.t("drill.mark")
              + ". "
              + w.t("notice.text", "site", site, "time", w.dateTime(notice.at()))
              + "\n"
              + w.t("drill.told")
              + "\n"
              + where(notice.kind(), w));
    }
    String subject =
        w.t(
            "notice.subject",
            "severity",
            w.of("alarm.severity", notice.severity()),
            "title",
            title,
            "about",
            about);
    String why = notice.level() > 1 ? "\n" + w.t("notice.unanswered", "level", notice.level()) : "";
    return new Said(
        subject,
        w.t("notice.text", "site", site, "time", w.dateTime(notice.at()))
            + why
            + "\n"
            + where(notice.kind(), w));
  }

  /// A storm, under what its parts have in common; the first of them is most likely its cause.
  private Said many(List<Notice> notices, Map<String, String> points, Texts w) {
    List<Notice> meant = notices.stream().filter(one -> !one.drill()).toList();
    List<Notice> told = meant.isEmpty() ? notices : meant;
    String mark = meant.isEmpty() ? w.t("drill.mark") + ": " : "";
    Severity worst =
        told.stream().map(Notice::severity).max(Severity::compareTo).orElse(Severity.INFO);
    List<Notice> byTime = notices.stream().sorted(Comparator.comparing(Notice::at)).toList();
    Notice first = told.stream().min(Comparator.comparing(Notice::at)).orElse(byTime.getFirst());
    Map<String, List<Notice>> groups =
        byTime.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.about().split(" ", 2)[0], TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    int lines = 0;
    for (Map.Entry<String, List<Notice>> group : groups.entrySet()) {
      String common = points.getOrDefault(group.getKey(), group.getKey());
      text.append(common).append(" (").append(group.getValue().size()).append(")\n");
      for (Notice one : group.getValue()) {
        if (lines++ < MOST_LINES) {
          text.append("- ")
              .append(w.clock(one.at()))
              .append(' ')
              .append(title(one.kind(), w))
              .append(": ")
              .append(NoticeAbout.of(one, points, w))
              .append('\n');
        }
      }
    }
    if (lines > MOST_LINES) {
      text.append(w.t("notice.storm.more", "n", lines - MOST_LINES)).append('\n');
    }
    return new Said(
        mark
            + w.t(
                "notice.storm.subject",
                "severity",
                w.of("alarm.severity", worst),
                "n",
                notices.size(),
                "time",
                w.clock(first.at()),
                "title",
                title(first.kind(), w)),
        mark + text + where(first.kind(), w));
  }

  private String where(String kind, Texts w) {
    String page =
        switch (FaultName.isDrill(kind) ? "DRILL" : kind) {
          case "DRILL" -> "/drills";
          case "LATE_STEP" -> "/work";
          case FaultName.DUE_DRILL -> "/drills";
          case FaultName.DUTY_MISSED -> "/obligations";
          case FaultName.VISIT_ENDING, FaultName.VISIT_SUSPENDED -> "/visits";
          default -> "/alarms";
        };
    return link.isEmpty() ? w.t("notice.open") : w.t("notice.open.at", "link", link + page);
  }

  private Texts texts(String language) {
    return new Texts(
        language.equals("en") ? Language.ENGLISH : Language.INDONESIAN, zone, clock.instant());
  }
}
