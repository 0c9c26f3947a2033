package id.penjaga.device.sim;

import java.time.Duration;
import java.util.List;

/// What happens in the room, as data: chapters with a start, a chance and steps. The first round is
/// told as written; later rounds vary.
///
/// @param round how long one round lasts
/// @param guests who may play the part of `guest`; one of them does, for a whole round
/// @param chapters in the order of their starts
public record Scenario(Duration round, List<CastMember> guests, List<Chapter> chapters) {
  /// A stretch of the story that makes sense alone: it ends as it began.
  ///
  /// @param start in the first round
  /// @param percent how likely it is to happen in a later round
  record Chapter(Duration start, int percent, String title, List<Step> steps) {
    Duration length() {
      return steps.getLast().after();
    }
  }

  /// @param after since the start of its chapter
  record Step(Duration after, Act act) {}

  public Scenario {
    guests = List.copyOf(guests);
    chapters = List.copyOf(chapters);
  }

  /// Reads a story.
  ///
  /// @throws IllegalArgumentException with the line, what is wrong and what to write instead
  public static Scenario parse(String text) {
    return new StoryParser().parse(text);
  }
}
