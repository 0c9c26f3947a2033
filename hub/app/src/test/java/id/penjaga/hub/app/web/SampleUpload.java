package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import io.javalin.config.RoutesConfig;

/// A page with nothing but an upload control, and a form below `/cases` that tells what came.
record SampleUpload(Drawing drawing) implements Pages {
  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/sample/upload",
        ctx -> {
          drawing.draw(ctx, "part/upload.jte", "name", "photo", "label", "Foto");
          ctx.html(
              ("<!DOCTYPE html><html lang=id><title>Foto</title>"
                      + "<link rel=stylesheet href='%s'><link rel=stylesheet href='%s'>"
                      + "<main><form method=post action='/cases/sample'>"
                      + "<input type=hidden name=_form value='%s'>%s<button id=save>Simpan</button>"
                      + "</form></main><script src='%s' defer></script></html>")
                  .formatted(
                      drawing.assets().at("vendor/pico-2.1.1.css"),
                      drawing.assets().at("penjaga.css"),
                      RequestContext.of(ctx).form(),
                      ctx.result(),
                      drawing.assets().at("upload.js")));
        },
        RouteAccess.VIEWER);
    routes.post(
        "/cases/sample",
        ctx -> ctx.result(String.join(" ", FormFields.of(ctx).all("photo"))),
        RouteAccess.VIEWER,
        FileForm.ATTACHMENTS);
  }
}
