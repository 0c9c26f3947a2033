package id.penjaga.hub.core.notice;

import id.penjaga.hub.core.notice.NoticeOrder.Ended;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be done now about the open notices of one recipient (SYS-07). Every answer follows
/// from what was told so far, so that asking twice, or after a crash, changes nothing.
///
/// @param zone of the site, in which quiet hours are meant
public record NoticePlan(NoticeRules rules, ZoneId zone) {

  /// A message that a recipient got, or is to get.
  public record Sent(String channel, Instant at) {}

  /// @param open notices of the recipient that are not over, in any order
  /// @param sent messages to the recipient within [NoticeRules#window], with those of `open`
  public List<NoticeOrder> decide(Recipient to, List<Notice> open, List<Sent> sent, Instant now) {
    List<NoticeOrder> orders = new ArrayList<>();
    Map<String, List<String>> waiting = new LinkedHashMap<>();
    for (Notice notice : open.stream().sorted(NoticePlan::byTime).toList()) {
      Ended over = over(notice, to, now);
      if (over != null) {
        orders.add(new NoticeOrder.Close(notice.id(), over));
      } else if (!quiet(notice, to, now)) {
        for (String channel : next(notice, to, now)) {
          waiting.computeIfAbsent(channel, _ -> new ArrayList<>()).add(notice.id());
        }
      }
    }
    waiting.forEach((channel, notices) -> orders.addAll(sends(to, channel, notices, sent, now)));
    return orders;
  }

  private static int byTime(Notice one, Notice other) {
    int severity = other.severity().compareTo(one.severity()); // what matters goes alone
    int time = one.at().compareTo(other.at());
    return severity != 0 ? severity : time != 0 ? time : one.id().compareTo(other.id());
  }

  private @Nullable Ended over(Notice notice, Recipient to, Instant now) {
    if (!now.isBefore(notice.at().plus(rules.expires()))) {
      return Ended.EXPIRED;
    }
    if (to.ways().isEmpty() && notice.deliveries().stream().noneMatch(NoticePlan::going)) {
      return notice.deliveries().isEmpty() ? Ended.PAGES : Ended.FAILED;
    }
    boolean all = to.ways().stream().allMatch(way -> delivery(notice, way.channel()) != null);
    if (!all) {
      return null;
    }
    if (notice.deliveries().stream().allMatch(one -> one.state() == Delivery.State.FAILED)) {
      return Ended.FAILED;
    }
    return to.all() && notice.deliveries().stream().noneMatch(NoticePlan::going)
        ? Ended.RECEIVED
        : null;
  }

  /// Whether a delivery may still change by itself.
  private static boolean going(Delivery one) {
    return one.state() == Delivery.State.QUEUED || one.state() == Delivery.State.ACCEPTED;
  }

  private boolean quiet(Notice notice, Recipient to, Instant now) {
    QuietHours quiet = to.quiet();
    boolean meant = notice.critical() && !notice.drill(); // a drill wakes nobody
    return quiet != null && !meant && quiet.end(now, zone) != null;
  }

  /// The channels that a notice goes to now: the first, and the one behind it when that is in
  /// trouble or nobody answered for too long.
  private List<String> next(Notice notice, Recipient to, Instant now) {
    List<String> untried =
        to.ways().stream()
            .map(Way::channel)
            .distinct()
            .filter(channel -> delivery(notice, channel) == null)
            .toList();
    if (notice.drill()) {
      return untried; // a drill tries every channel
    }
    if (untried.isEmpty() || notice.received() && !to.all()) {
      return List.of();
    }
    return to.all() ? untried : waited(notice, now) ? List.of(untried.getFirst()) : List.of();
  }

  /// Whether nothing that is under way promises anything any more.
  private boolean waited(Notice notice, Instant now) {
    for (Delivery one : notice.deliveries()) {
      Instant accepted = one.accepted();
      boolean hoped =
          accepted != null
              ? now.isBefore(accepted.plus(notice.critical() ? rules.critical() : rules.usual()))
              : !one.troubled();
      if (hoped) {
        return false;
      }
    }
    return true;
  }

  private List<NoticeOrder> sends(
      Recipient to, String channel, List<String> notices, List<Sent> sent, Instant now) {
    List<Instant> lately =
        sent.stream()
            .filter(one -> one.channel().equals(channel))
            .map(Sent::at)
            .filter(at -> at.isAfter(now.minus(rules.window())))
            .sorted()
            .toList();
    List<NoticeOrder> orders = new ArrayList<>();
    int alone = to.all() ? notices.size() : Math.max(0, rules.most() - lately.size());
    if (notices.size() <= alone) {
      notices.forEach(one -> orders.add(new NoticeOrder.Send(List.of(one), channel)));
      return orders;
    }
    int single = Math.max(0, alone - 1); // one message is left for all the others together
    notices
        .subList(0, single)
        .forEach(one -> orders.add(new NoticeOrder.Send(List.of(one), channel)));
    boolean rested =
        lately.isEmpty() || !lately.getLast().plus(rules.together()).isAfter(now) || alone > 0;
    if (rested) {
      orders.add(new NoticeOrder.Send(notices.subList(single, notices.size()), channel));
    }
    return orders;
  }

  private static @Nullable Delivery delivery(Notice notice, String channel) {
    return notice.deliveries().stream()
        .filter(one -> one.channel().equals(channel))
        .findFirst()
        .orElse(null);
  }
}
