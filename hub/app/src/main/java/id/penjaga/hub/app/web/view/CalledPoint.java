package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;

/// What the site calls a point.
public record CalledPoint(DeviceId device, String point, Label label) {}
