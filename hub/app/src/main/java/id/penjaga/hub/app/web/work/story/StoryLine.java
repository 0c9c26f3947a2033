package id.penjaga.hub.app.web.work.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened, as the story of a case tells it.
///
/// @param id of the line on the page
/// @param typed when it was recorded, where that was later; null otherwise
/// @param icon in the sheet of icons
/// @param tone `good`, `warning`, `critical`, `room`, or empty
/// @param who made it; empty for the room
/// @param as role, and on whose behalf; empty for none
/// @param what they did, a sentence without its subject
/// @param quote what they wrote; empty for nothing
/// @param tags short marks, such as a deviation
/// @param answers what was filled in
/// @param files attachments, by SHA-256
/// @param link where more of it is; null for nowhere
public record StoryLine(
    String id,
    Instant at,
    @Nullable Instant typed,
    String icon,
    String tone,
    String who,
    String as,
    String what,
    String quote,
    List<Tag> tags,
    List<AnswerLine> answers,
    List<String> files,
    @Nullable String link) {

  public record Tag(String text, String tone) {}

  /// @param before what stood there before an amendment; empty for nothing
  public record AnswerLine(String label, String value, String before) {}

  public boolean ofTheRoom() {
    return tone.equals("room") || who.isEmpty();
  }
}
