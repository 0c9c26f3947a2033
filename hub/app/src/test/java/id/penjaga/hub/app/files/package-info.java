/// Attachments on a real disk and in real databases.
package id.penjaga.hub.app.files;
