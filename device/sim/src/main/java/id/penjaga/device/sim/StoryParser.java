package id.penjaga.device.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text form of a {@link Scenario}. The form is described at the head of `story.txt`.
final class StoryParser {
  static final String GUEST = "guest";
  private static final Pattern TIME = Pattern.compile("(\\d{1,3}):([0-5]\\d)");

  private int line;
  private @Nullable Duration round;
  private final List<CastMember> guests = new ArrayList<>();
  private final List<Scenario.Chapter> chapters = new ArrayList<>();
  private @Nullable Heading heading;
  private final List<Scenario.Step> steps = new ArrayList<>();

  private record Heading(Duration start, int percent, String title) {}

  Scenario parse(String text) {
    for (String raw : text.lines().toList()) {
      line++;
      String content = raw.split("#", 2)[0].strip();
      if (!content.isEmpty()) {
        read(content);
      }
    }
    finishChapter();
    Duration whole = round;
    if (whole == null) {
      throw wrong("there is no round; write: round 15:00");
    }
    for (Scenario.Chapter chapter : chapters) {
      if (chapter.start().plus(chapter.length()).compareTo(whole) > 0) {
        throw wrong("chapter \"" + chapter.title() + "\" lasts longer than the round");
      }
    }
    return new Scenario(whole, guests, chapters);
  }

  private void read(String content) {
    String[] words = content.split("\\s+");
    switch (words[0]) {
      case "round" -> round = time(word(words, 1, "round 15:00"));
      case "guests" -> {
        for (String name : Arrays.asList(words).subList(1, words.length)) {
          guests.add(
              CastMember.named(name)
                  .orElseThrow(() -> wrong("nobody is called \"" + name + "\"; " + people())));
        }
      }
      case "chapter" -> chapter(content);
      default -> step(words);
    }
  }

  private void chapter(String content) {
    finishChapter();
    String[] words = content.split("\\s+", 4);
    String example = "chapter 0:05 100% A visit";
    String percent = word(words, 2, example);
    if (!percent.matches("(100|\\d{1,2})%")) {
      throw wrong("\"" + percent + "\" is no chance; write: " + example);
    }
    heading =
        new Heading(
            time(word(words, 1, example)),
            Integer.parseInt(percent.substring(0, percent.length() - 1)),
            word(words, 3, example));
  }

  private void step(String[] words) {
    if (heading == null) {
      throw wrong("\"" + words[0] + "\" stands before the first chapter");
    }
    Duration after = time(words[0]);
    if (!steps.isEmpty() && after.compareTo(steps.getLast().after()) < 0) {
      throw wrong("this step comes before the one above it");
    }
    steps.add(new Scenario.Step(after, act(words)));
  }

  private Act act(String[] words) {
    String verb = word(words, 1, "0:03 open door.main");
    return switch (verb) {
      case "swipe" -> {
        String reader =
            one(
                words,
                2,
                "swipe reader.in staff",
                SimulatedRoom.READERS.stream().sorted().toList());
        String who = word(words, 3, "swipe reader.in staff");
        if (who.equals(GUEST) ? guests.isEmpty() : CastMember.named(who).isEmpty()) {
          throw wrong("nobody is called \"" + who + "\"; " + people());
        }
        yield new Act.Swipe(reader, who);
      }
      case "open" -> new Act.Open(one(words, 2, "open door.main", List.of(SimulatedRoom.DOOR)));
      case "close" -> new Act.Close(one(words, 2, "close door.main", List.of(SimulatedRoom.DOOR)));
      case "force" -> new Act.Force(one(words, 2, "force door.main", List.of(SimulatedRoom.DOOR)));
      case "press" -> new Act.Press(one(words, 2, "press exit", List.of(SimulatedRoom.EXIT)));
      case "call" -> call(words);
      case "fire" -> new Act.Fire(one(words, 2, "fire on", List.of("off", "on")).equals("on"));
      case "cooling" ->
          new Act.Cooling(
              one(words, 2, "cooling fails", List.of("fails", "works")).equals("works"));
      case "mains" -> new Act.Mains(one(words, 2, "mains off", List.of("off", "on")).equals("on"));
      case "wet" ->
          new Act.Water(one(words, 2, "wet leak.floor", List.of(SimulatedRoom.LEAK)), true);
      case "dry" ->
          new Act.Water(one(words, 2, "dry leak.floor", List.of(SimulatedRoom.LEAK)), false);
      case "mute" -> silence(words, true);
      case "unmute" -> silence(words, false);
      default ->
          throw wrong(
              "\""
                  + verb
                  + "\" is no verb; write swipe, open, close, force, press, call, fire, cooling,"
                  + " mains, wet, dry, mute or unmute");
    };
  }

  private Act call(String[] words) {
    String who = word(words, 2, "call technician arrives");
    CastMember member =
        CastMember.named(who)
            .orElseThrow(() -> wrong("nobody is called \"" + who + "\"; " + people()));
    List<String> known =
        Arrays.stream(OfficeCall.values())
            .map(what -> what.name().toLowerCase(Locale.ROOT))
            .toList();
    String what = one(words, 3, "call technician arrives", known);
    return new Act.Call(member, OfficeCall.valueOf(what.toUpperCase(Locale.ROOT)));
  }

  private Act silence(String[] words, boolean mute) {
    String what = one(words, 2, "mute room", List.of(SimulatedRoom.SENSOR, SimulatedRoom.UPS));
    return what.equals(SimulatedRoom.UPS) ? new Act.Ups(mute) : new Act.Sensor(what, !mute);
  }

  private void finishChapter() {
    Heading head = heading;
    if (head == null) {
      return;
    }
    if (steps.isEmpty()) {
      throw wrong("chapter \"" + head.title() + "\" has no steps");
    }
    chapters.add(
        new Scenario.Chapter(head.start(), head.percent(), head.title(), List.copyOf(steps)));
    steps.clear();
    heading = null;
  }

  private Duration time(String word) {
    Matcher time = TIME.matcher(word);
    if (!time.matches()) {
      throw wrong("\"" + word + "\" is no time; write minutes and seconds like 1:05");
    }
    return Duration.ofMinutes(Integer.parseInt(time.group(1)))
        .plusSeconds(Integer.parseInt(time.group(2)));
  }

  private String word(String[] words, int index, String example) {
    if (words.length <= index) {
      throw wrong("something is missing; write for example: " + example);
    }
    return words[index];
  }

  private String one(String[] words, int index, String example, List<String> known) {
    String word = word(words, index, example);
    if (!known.contains(word)) {
      throw wrong("\"" + word + "\" is unknown here; write one of " + known);
    }
    return word;
  }

  private String people() {
    return "there are "
        + CastMember.CAST.stream().map(CastMember::name).toList()
        + " and, after a line"
        + " \"guests\", "
        + GUEST;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("story line " + line + ": " + what);
  }
}
