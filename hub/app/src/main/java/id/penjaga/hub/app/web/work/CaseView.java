package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.flow.FlowPicture;
import id.penjaga.hub.app.web.work.story.StoryLine;
import id.penjaga.hub.core.cases.Case;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A case as its page shows it to one person.
///
/// @param title of the case: its number, or its procedure while it has none
/// @param about what it is about, in one line
/// @param state in words
/// @param tone of the state
/// @param subject what it is about, field by field
/// @param story what happened, in order; lines of the room in one group when there are many
/// @param now what this person may do
/// @param others what others must do
/// @param accounts deviations that wait for this person's account
/// @param offers roles that somebody hands over to this person
/// @param actions what may be done beside the steps
/// @param related the case it came from and those that came from it
/// @param kept what this person typed into a form that is no longer there; null for nothing
/// @param notice what was just done; null for nothing
/// @param posted a small form that came back
public record CaseView(
    CaseFile file,
    OfficeWords o,
    Actor actor,
    String title,
    String about,
    String state,
    String tone,
    List<StoryLine.AnswerLine> subject,
    List<Group> story,
    List<NowView> now,
    List<TaskLine> others,
    List<Case.Deviation> accounts,
    List<Offer> offers,
    Actions actions,
    List<CaseLine> related,
    FlowPicture flow,
    @Nullable Kept kept,
    @Nullable String notice,
    Posted posted,
    String command) {

  /// Lines of the story that belong together.
  ///
  /// @param folded shown on request only
  public record Group(List<StoryLine> lines, boolean folded) {}

  /// @param from who hands it over; null when the story does not say
  public record Offer(String role, String name) {}

  /// @param handOvers whom a role may be given to, as `role|person|as`
  /// @param starts procedures that may be opened from here
  /// @param undos done steps that may be opened again
  public record Actions(
      List<UndoView> undos,
      List<FieldView.Option> handOvers,
      List<AmendView> amends,
      List<StartView> starts,
      boolean cancel,
      boolean reopen) {}

  /// A done step that nothing depends on yet.
  public record UndoView(int opening, String text) {}

  /// A done step whose answers may change.
  public record AmendView(String step, String text, String place, List<FieldView> fields) {}

  public record StartView(int opening, String procedure, String title) {}

  /// What somebody typed that could not be stored.
  ///
  /// @param place of its draft
  /// @param who was first; empty when nobody was
  public record Kept(String place, String who, List<NowView.Filled> typed) {}

  public long id() {
    return file.state().id();
  }

  public boolean open() {
    return file.state().isOpen();
  }

  public @Nullable Integer minutes(TaskLine task) {
    return file.definition().step(task.step()).time().minutes();
  }

  /// Another id for each form of the page.
  public String fresh() {
    return java.util.UUID.randomUUID().toString();
  }

  /// What was typed into a small form that came back.
  public String typed(String act, String name) {
    return posted.isFor("act/" + act) ? posted.raw(name) : "";
  }

  public @Nullable String problem(String act) {
    return posted.isFor("act/" + act) ? posted.problem() : null;
  }

  public Map<String, String> numbers() {
    return file.state().numbers();
  }
}
