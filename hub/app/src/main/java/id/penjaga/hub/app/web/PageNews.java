package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.view.RoomReads.Topic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// What one page has still to be told. Changes that come while it is being told, or within a pause
/// of the first, are told together; an alarm does not wait for the pause.
final class PageNews {
  /// The least time between two alarms: a flood of them is told together as well.
  private static final Duration BETWEEN_ALARMS = Duration.ofMillis(50);

  private final Duration heartbeat;
  private final Duration pause;
  private final Set<Topic> dirty = EnumSet.noneOf(Topic.class);
  private boolean alarmTold;
  private boolean holding;
  private boolean woken;

  /// @param heartbeat after so long without a change the page hears that there is none
  PageNews(Duration heartbeat, Duration pause) {
    this.heartbeat = heartbeat;
    this.pause = pause;
  }

  synchronized void note(Set<Topic> topics) {
    if (dirty.addAll(topics) && !holding) {
      notifyAll();
    }
  }

  /// The page is to be told nothing any more.
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  synchronized boolean woken() {
    return woken;
  }

  /// Waits for what changes.
  ///
  /// @return empty when nothing did
  synchronized Set<Topic> await() throws InterruptedException {
    if (alarmTold && !woken) {
      holding = true; // until then only being sent away ends the wait
      try {
        wait(BETWEEN_ALARMS.toMillis());
      } finally {
        holding = false;
      }
    }
    if (dirty.isEmpty() && !woken) {
      wait(heartbeat.toMillis());
    }
    if (!dirty.isEmpty() && !dirty.contains(Topic.ALARMS) && !woken) {
      wait(pause.toMillis());
    }
    alarmTold = dirty.contains(Topic.ALARMS);
    Set<Topic> told = dirty.isEmpty() ? Set.of() : EnumSet.copyOf(dirty);
    dirty.clear();
    return told;
  }
}
