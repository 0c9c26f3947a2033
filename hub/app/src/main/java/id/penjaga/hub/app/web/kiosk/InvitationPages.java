package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.register.LabelPages;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.visit.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The invitation of each visitor of a visit, with the code for the screen of the door, to print or
/// to read out. Whoever may record for a visitor may see it, and who takes part in the visit.
public final class InvitationPages implements Pages {
  private static final int MOST = 50;

  private final Drawing drawing;
  private final Office office;
  private final VisitCodes codes;

  public InvitationPages(Drawing drawing, Office office, VisitCodes codes) {
    this.drawing = drawing;
    this.office = office;
    this.codes = codes;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/cases/{id}/invitations", this::show, RouteAccess.VIEWER, Audited.SHOWS);
  }

  /// One visitor.
  ///
  /// @param code in groups of three digits
  public record Invitation(
      String name, String organisation, String code, String window, LabelPages.Sticker picture) {}

  /// Whether the visitors of a case come to the screen of a door by a code of theirs.
  public static boolean has(CaseFile file) {
    return VisitorPlace.asksEach(file) != null;
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    String id = ctx.pathParam("id");
    CaseFile file =
        id.matches("[0-9]{1,18}")
            ? office.caseFile(Long.parseLong(id)).orElseThrow(NotFoundResponse::new)
            : null;
    if (file == null || !has(file)) {
      throw new NotFoundResponse();
    }
    if (Actor.of(ctx, office, w.now()).among(concerned(file)).isEmpty()) {
      throw new ForbiddenResponse();
    }
    List<Invitation> all = new ArrayList<>();
    for (int item = 1; item <= MOST && file.state().isOpen(); item++) {
      VisitorPlace place = VisitorPlace.of(file, Integer.toString(item), office.people(), w.now());
      if (place == null) {
        break;
      }
      all.add(invitation(place, w));
    }
    drawing.draw(ctx, "kiosk/invitations.jte", "file", file, "all", all);
  }

  private Invitation invitation(VisitorPlace place, Texts w) {
    String code = codes.code(place.file().state().id(), place.item());
    Visit visit = place.visit();
    String window =
        visit.from() == null || visit.until() == null
            ? ""
            : w.moment(visit.from())
                + " – "
                + w.moment(visit.until())
                + (visit.days() == null ? "" : ", " + w.of("visit.days", visit.days()));
    return new Invitation(
        place.name(),
        visit.organisation(),
        VisitCodes.spoken(code),
        window,
        LabelPages.Sticker.of(place.number(), "", "penjaga:" + code));
  }

  private static Set<String> concerned(CaseFile file) {
    Set<String> roles = new TreeSet<>();
    for (Step step : file.definition().procedure().steps()) {
      if (step.each() != null || step.mode() == Step.Mode.APPROVAL) {
        roles.addAll(step.actor().roles());
        roles.addAll(step.onBehalf());
        roles.addAll(step.participants());
      }
    }
    roles.remove(VisitOutline.VISITOR);
    return roles;
  }
}
