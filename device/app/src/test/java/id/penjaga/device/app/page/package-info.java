/// The device's own page, asked as a browser and as an attacker asks it.
@org.jspecify.annotations.NullMarked
package id.penjaga.device.app.page;
