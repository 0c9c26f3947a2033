package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/// A case about an item that somebody may begin.
///
/// @param path of its form, with the item filled in
public record Begin(String title, String path) {

  /// The cases about an item that a person may begin, by title; none once its life has ended.
  static List<Begin> of(ItemFile file, Actor actor, Office office, Texts w) {
    String register = file.register().id();
    String about =
        "?register="
            + register
            + "&item="
            + URLEncoder.encode(file.item().label(), StandardCharsets.UTF_8);
    return file.register().ended(file.item())
        ? List.of()
        : office.procedures().stream()
            .filter(one -> !actor.ways(one).isEmpty())
            .filter(one ->
                one.procedure().subject().stream()
                    .anyMatch(field -> register.equals(field.register())))
            .map(one -> new Begin(w.say(one.procedure().title()), "/work/new/" + one.id() + about))
            .sorted(Comparator.comparing(Begin::title))
            .toList();
  }
}
