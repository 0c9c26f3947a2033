package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.core.people.PeopleCommand;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// The site: its rooms, and the devices in them.
final class SitePages implements Pages {
  private final Counter counter;
  private final RoomReads reads;

  SitePages(Counter counter, RoomReads reads) {
    this.counter = counter;
    this.reads = reads;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/site", ctx -> site(ctx, counter.fresh(ctx)), RouteAccess.VIEWER);
    routes.post(
        "/site/room",
        this::room,
        RouteAccess.VIEWER,
        Operation.post(
                "nameRoom", "/rooms", Reach.SITE, Given.text("room"), Given.text("name").must())
            .identified(Counter.COMMAND));
    routes.post(
        "/site/place",
        this::place,
        RouteAccess.VIEWER,
        Operation.post(
                "placeDevice", "/devices/{device}/place", Reach.SITE, Given.text("room").must())
            .identified(Counter.COMMAND));
  }

  private void site(Context ctx, Sent sent) {
    List<String> devices =
        reads.devices().stream()
            .filter(device -> device.retired() == null)
            .map(DeviceView::device)
            .map(Object::toString)
            .sorted()
            .toList();
    counter
        .drawing()
        .draw(
            ctx,
            "site.jte",
            "sent",
            sent,
            "rooms",
            counter.desk.rooms(),
            "devices",
            devices,
            "keeps",
            counter.keeps(ctx));
  }

  private void room(Context ctx) {
    Typed typed = Typed.of(ctx);
    String room = typed.text("room");
    counter.take(
        ctx,
        "room-" + room,
        typed,
        new PeopleCommand.NameRoom(room, typed.text("name")),
        "/site?done=1",
        sent -> site(ctx, sent));
  }

  private void place(Context ctx) {
    Typed typed = Typed.of(ctx);
    String device = typed.text("device");
    counter.take(
        ctx,
        "place-" + device,
        typed,
        new PeopleCommand.PlaceDevice(device, typed.text("room")),
        "/site?done=1",
        sent -> site(ctx, sent));
  }
}
