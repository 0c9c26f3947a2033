package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.app.web.view.RoomReads.Topic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A pause and a heartbeat of an hour: what waits for one of them ends no test.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PageNewsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @DisplayName("SYS-12 a page is told of an alarm at once, and of another one right behind it")
  void alarmAtOnce() throws InterruptedException {
    PageNews news = new PageNews(HOUR, HOUR);
    news.note(Set.of(Topic.VALUES, Topic.ALARMS));
    assertEquals(Set.of(Topic.VALUES, Topic.ALARMS), news.await());
    news.note(Set.of(Topic.ALARMS));
    assertEquals(Set.of(Topic.ALARMS), news.await());
  }

  @Test
  @DisplayName("SYS-12 an alarm ends the pause in which values are gathered")
  void alarmEndsThePause() throws InterruptedException {
    PageNews news = new PageNews(HOUR, HOUR);
    news.note(Set.of(Topic.VALUES));
    Thread alarm = Thread.startVirtualThread(() -> news.note(Set.of(Topic.ALARMS)));
    assertEquals(Set.of(Topic.VALUES, Topic.ALARMS), news.await());
    alarm.join();
  }

  @Test
  @DisplayName("Values alone are gathered for a pause and told together; nothing is a heartbeat")
  void gathered() throws InterruptedException {
    PageNews news = new PageNews(Duration.ofMillis(1), Duration.ofMillis(1));
    assertEquals(Set.of(), news.await());
    news.note(Set.of(Topic.VALUES));
    news.note(Set.of(Topic.ACCESS));
    assertEquals(Set.of(Topic.VALUES, Topic.ACCESS), news.await());
  }

  @Test
  @DisplayName("A page that is sent away waits for nothing")
  void sentAway() throws InterruptedException {
    PageNews news = new PageNews(HOUR, HOUR);
    news.wake();
    assertEquals(Set.of(), news.await());
    assertEquals(true, news.woken());
  }
}
