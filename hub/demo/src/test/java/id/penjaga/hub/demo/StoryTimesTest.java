package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.sim.SimulatedRoom;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of the story's times is so")
class StoryTimesTest {
  private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}:\\d{2})\\b");
  private static final Pattern CHAPTER = Pattern.compile("(?m)^chapter (\\d+:\\d{2}) ");

  @Test
  @DisplayName("The demo and the README name starts of its chapters, and the same")
  void timesOfChapters() throws Exception {
    List<String> starts;
    try (InputStream story = SimulatedRoom.class.getResourceAsStream("story.txt")) {
      byte[] text = Objects.requireNonNull(story).readAllBytes();
      starts = times(CHAPTER, new String(text, StandardCharsets.UTF_8));
    }
    List<String> said = times(TIME, Demo.STORY);
    assertEquals(7, said.size(), said::toString);
    assertTrue(starts.containsAll(said), said + " of " + starts);
    String readme = Files.readString(Path.of("../../README.md"));
    int from = readme.indexOf("## Try it");
    String part = readme.substring(from, readme.indexOf("## ", from + 3));
    assertEquals(new TreeSet<>(said), new TreeSet<>(times(TIME, part)));
  }

  private static List<String> times(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
