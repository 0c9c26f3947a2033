package id.penjaga.device.app.link;

import id.penjaga.device.messages.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The topics on which the broker may hold a retained message of ours, over restarts: a point that
/// was removed from the configuration, or a device that was renamed, must not be shown for years.
///
/// The file has one topic in a line. It is written when a topic is new or cleared, which is when
/// the configuration has changed, and never for a value.
final class RetainedTopics {
  private static final int MOST = 5_000;

  private final LineFile file;
  private final Set<String> known = new TreeSet<>();
  private boolean changed;

  RetainedTopics(LineFile file) {
    this.file = file;
    file.read().stream()
        .filter(topic -> Topics.deviceOf(topic) != null && topic.contains("/state/"))
        .limit(MOST)
        .forEach(known::add);
  }

  /// A retained message goes out on this topic.
  void published(String topic) {
    if (known.size() < MOST) {
      changed |= known.add(topic);
    }
  }

  /// The topics that an earlier start had and this one has not.
  List<String> stale(Set<String> current) {
    List<String> stale = new ArrayList<>(known);
    stale.removeAll(current);
    return stale;
  }

  /// The broker has forgotten them.
  void cleared(List<String> topics) {
    changed |= topics.stream().filter(known::remove).count() > 0;
  }

  /// Writes the file when something has changed.
  void save() {
    if (changed) {
      changed = false;
      file.keep(List.copyOf(known));
    }
  }
}
