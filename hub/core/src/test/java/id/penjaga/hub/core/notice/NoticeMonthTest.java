package id.penjaga.hub.core.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A month of notices to one person with channels that fail, storms, nights and a person who looks
/// now and then. What holds is asked at every minute.
@DisplayName("A month of notices")
class NoticeMonthTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final List<String> CHANNELS = List.of("mail", "whatsapp", "sms");

  private final Map<String, Notice> open = new HashMap<>();
  private final Map<String, NoticeOrder.Ended> ended = new HashMap<>();
  private final Map<String, Instant> firstSent = new HashMap<>();
  private final List<NoticePlan.Sent> sent = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 1234})
  @DisplayName("SYS-07 loses no notice, holds no critical one back, and floods nobody")
  void month(long seed) {
    Random random = new Random(seed);
    Recipient to =
        new Recipient(
            1,
            CHANNELS.stream().map(one -> new Way(one, "to")).toList(),
            new QuietHours(LocalTime.of(21, 30), LocalTime.of(5, 30)),
            false);
    NoticePlan plan = new NoticePlan(NoticeRules.USUAL, ZONE);
    Map<String, Instant> deadUntil = new HashMap<>();
    int made = 0;
    Instant end = START.plus(Duration.ofDays(30));
    for (Instant now = START; now.isBefore(end); now = now.plus(STEP)) {
      int fresh = random.nextInt(400) == 0 ? 25 : random.nextInt(40) == 0 ? 1 : 0;
      for (int i = 0; i < fresh; i++) {
        Severity severity = Severity.values()[random.nextInt(3)];
        Notice notice = NoticePlanTest.notice(++made, severity, now);
        open.put(notice.id(), notice);
      }
      for (String channel : CHANNELS) {
        if (random.nextInt(600) == 0) {
          deadUntil.put(channel, now.plus(Duration.ofMinutes(random.nextInt(900))));
        }
      }
      obey(plan.decide(to, List.copyOf(open.values()), List.copyOf(sent), now), now);
      assertEquals(
          List.of(),
          plan.decide(to, List.copyOf(open.values()), List.copyOf(sent), now).stream()
              .filter(NoticeOrder.Close.class::isInstance)
              .toList(),
          "what was decided is not decided again, seed " + seed);
      attempt(deadUntil, random, now);
      if (random.nextInt(240) == 0) {
        look();
      }
      flood(now, seed);
    }
    for (Notice notice : open.values()) {
      assertTrue(notice.at().isAfter(end.minus(Duration.ofHours(25))), "seed " + seed);
    }
    assertEquals(made, open.size() + ended.size(), "nothing is lost, seed " + seed);
    assertTrue(made > 1000, "the month was busy");
  }

  private void obey(List<NoticeOrder> orders, Instant now) {
    Set<String> critical = new HashSet<>();
    open.values().stream()
        .filter(one -> one.critical() && one.deliveries().isEmpty())
        .forEach(one -> critical.add(one.id()));
    for (NoticeOrder order : orders) {
      switch (order) {
        case NoticeOrder.Close(String id, NoticeOrder.Ended why) -> {
          assertTrue(
              why != NoticeOrder.Ended.FAILED || open.get(id).deliveries().size() == 3,
              "every channel was tried");
          open.remove(id);
          ended.put(id, why);
        }
        case NoticeOrder.Send(List<String> ids, String channel) -> {
          sent.add(new NoticePlan.Sent(channel, now));
          for (String id : ids) {
            Notice notice = open.get(id);
            List<Delivery> more = new ArrayList<>(notice.deliveries());
            more.add(Delivery.begun(channel, ids.getFirst(), now));
            open.put(id, notice.with(more));
            firstSent.putIfAbsent(id, now);
          }
        }
      }
    }
    for (String id : critical) {
      Notice notice = open.get(id);
      boolean late = notice != null && notice.at().plus(Duration.ofMinutes(1)).isBefore(now);
      assertTrue(!late || firstSent.containsKey(id), id + " waits since " + at(notice));
    }
  }

  private static @Nullable Instant at(@Nullable Notice notice) {
    return notice == null ? null : notice.at();
  }

  private void attempt(Map<String, Instant> deadUntil, Random random, Instant now) {
    for (Notice notice : List.copyOf(open.values())) {
      List<Delivery> next = new ArrayList<>();
      for (Delivery one : notice.deliveries()) {
        boolean due = one.state() == Delivery.State.QUEUED && !one.next().isAfter(now);
        boolean dead = deadUntil.getOrDefault(one.channel(), START).isAfter(now);
        Attempt came =
            dead
                ? new Attempt.Missed("dead")
                : random.nextInt(50) == 0 ? new Attempt.Refused("no") : new Attempt.Taken("ok");
        next.add(due ? one.after(came, Retry.USUAL, now) : one);
      }
      open.put(notice.id(), notice.with(next));
    }
  }

  private void look() {
    open.keySet().forEach(id -> ended.put(id, NoticeOrder.Ended.ACKNOWLEDGED));
    open.clear();
  }

  private void flood(Instant now, long seed) {
    sent.removeIf(one -> one.at().isBefore(now.minus(NoticeRules.USUAL.window())));
    for (String channel : CHANNELS) {
      long lately = sent.stream().filter(one -> one.channel().equals(channel)).count();
      assertTrue(lately <= 21, channel + " had " + lately + " messages, seed " + seed);
    }
  }
}
