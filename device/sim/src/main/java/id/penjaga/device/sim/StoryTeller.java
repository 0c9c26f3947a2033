package id.penjaga.device.sim;

import java.time.Duration;
import java.util.List;

/// Plays a story on a room, round after round. The first round is told as written. A later round
/// leaves chapters out by their chance, shifts each chapter by up to a fifth of the round,
/// stretches the time inside it by up to 15 %, lets a guest drawn by lot visit, and comes after a
/// rest of one to five minutes.
final class StoryTeller {
  private final Scenario story;
  private final SimulatedRoom room;
  private final SimTime time;
  private final SplitMix random;

  StoryTeller(Scenario story, SimulatedRoom room, SimTime time, SplitMix random) {
    this.story = story;
    this.room = room;
    this.time = time;
    this.random = random;
  }

  void begin() {
    round(1);
  }

  private void round(int number) {
    String guest = guest(number);
    Duration longest = story.round();
    for (Scenario.Chapter chapter : story.chapters()) {
      Duration start = chapter.start();
      double stretch = 1;
      boolean told = true;
      if (number > 1) {
        told = random.chance(chapter.percent() / 100.0);
        start = start.plus(part(story.round(), random.between(0, 0.2)));
        stretch = random.between(1, 1.15);
      }
      if (told) {
        time.later(start, () -> room.tell("chapter: " + chapter.title()));
        for (Scenario.Step step : chapter.steps()) {
          Act act = cast(step.act(), guest);
          time.later(start.plus(part(step.after(), stretch)), () -> act.on(room));
        }
        Duration end = start.plus(part(chapter.length(), stretch));
        longest = end.compareTo(longest) > 0 ? end : longest;
      }
    }
    Duration rest = part(Duration.ofMinutes(1), random.between(1, 5));
    time.later(longest.plus(rest), () -> round(number + 1));
  }

  private String guest(int round) {
    List<CastMember> guests = story.guests();
    if (guests.isEmpty()) {
      return StoryParser.GUEST;
    }
    return guests.get(round == 1 ? 0 : random.below(guests.size())).name();
  }

  private static Act cast(Act act, String guest) {
    return act instanceof Act.Swipe(String reader, String who) && who.equals(StoryParser.GUEST)
        ? new Act.Swipe(reader, guest)
        : act;
  }

  private static Duration part(Duration whole, double factor) {
    return Duration.ofNanos(Math.round(whole.toNanos() * factor));
  }
}
