package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A sheet of labels to print and stick on things (ACC-12). The code on each leads to the page of
/// its item at the address by which the sheet was asked for.
public final class LabelPages implements Pages {
  private static final int MOST = 500;

  /// Fields that say where a thing is.
  private static final List<String> PLACE = List.of("room", "rack", "unit", "place");

  private final Drawing drawing;
  private final Office office;
  private final Keeping keeping;

  LabelPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
    keeping = new Keeping(drawing, office);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/labels/{register}", this::sheet, RouteAccess.VIEWER);
  }

  /// One label.
  ///
  /// @param place where the thing is; empty when that is not known
  /// @param address that its code holds
  /// @param size modules along one side of the code
  /// @param path the dark modules as a path of SVG
  public record Sticker(String label, String place, String address, int size, String path) {
    /// A label with the code of an address.
    public static Sticker of(String label, String place, String address) {
      QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
      StringBuilder path = new StringBuilder();
      for (int row = 0; row < code.size; row++) {
        for (int column = 0; column < code.size; column++) {
          if (code.getModule(column, row)) {
            path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
          }
        }
      }
      return new Sticker(label, place, address, code.size, path.toString());
    }
  }

  /// @param all labels to choose from
  /// @param chosen those that are printed
  public record LabelView(
      Register register, List<String> all, Set<String> chosen, List<Sticker> stickers) {}

  private void sheet(Context ctx) {
    Texts w = drawing.words(ctx);
    Register register = keeping.register(ctx);
    List<Item> items =
        office.items(register.id(), "", MOST).stream()
            .filter(item -> !register.ended(item))
            .toList();
    Set<String> asked = Set.copyOf(ctx.queryParams("item"));
    Set<String> chosen =
        items.stream()
            .map(Item::label)
            .filter(label -> asked.isEmpty() || asked.contains(label))
            .collect(Collectors.toSet());
    String here = ctx.scheme() + "://" + Objects.requireNonNullElse(ctx.host(), "");
    PersonNames names = new PersonNames(office.people());
    drawing.draw(
        ctx,
        "register/labels.jte",
        "l",
        new LabelView(
            register,
            items.stream().map(Item::label).toList(),
            chosen,
            items.stream()
                .filter(item -> chosen.contains(item.label()))
                .map(item ->
                    Sticker.of(
                        item.label(),
                        place(register, item, names, w),
                        here + RegisterPages.path(register.id(), item.label())))
                .toList()));
  }

  private static String place(Register register, Item item, PersonNames names, Texts w) {
    return PLACE.stream()
        .map(key -> {
          Field field = register.field(key);
          Value value = item.fields().get(key);
          return field == null || value == null ? "" : FormWriting.shown(value, field, names, w);
        })
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
