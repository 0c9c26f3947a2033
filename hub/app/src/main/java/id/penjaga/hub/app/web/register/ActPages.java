package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What administrators did in the room and did not write into the log of the server (MNT-07).
public final class ActPages implements Pages {
  /// As many days as a month has.
  private static final int DAYS = 31;

  private static final String ADMINISTRATOR = "administrator_server";

  private final Drawing drawing;
  private final Office office;

  ActPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/acts", this::show, RouteAccess.VIEWER);
  }

  /// @param silent administrators of servers who wrote no entry, by name
  public record ActsView(UnloggedActs acts, List<String> silent, LocalDate from, LocalDate until) {
    /// Whether there is nothing to tell.
    public boolean none() {
      return acts.visits().isEmpty() && acts.servers().isEmpty() && silent.isEmpty();
    }
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    LocalDate today = office.people().day(w.now());
    LocalDate from = today.minusDays(DAYS);
    UnloggedActs acts = office.holdings().unlogged(from, today);
    List<String> silent =
        office.people().holders(ADMINISTRATOR, w.now()).stream()
            .filter(person -> !acts.writers().contains(person))
            .map(office.people()::person)
            .filter(Objects::nonNull)
            .map(Person::name)
            .sorted()
            .toList();
    drawing.draw(ctx, "register/acts.jte", "a", new ActsView(acts, silent, from, today));
  }
}
