package fr.paraphe.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that does to a mail what real ones sometimes do: refuses the recipient, refuses the mail, or hangs up after having it all without a word. */
final class ScriptedMailServer implements AutoCloseable {

    enum Mood { REFUSES_RECIPIENT, REFUSES_MAIL, HANGS_UP_AFTER_THE_MAIL, HANGS_UP_AT_GOODBYE }

    private final ServerSocket socket;
    private final Mood mood;

    ScriptedMailServer(Mood mood) throws IOException {
        this.mood = mood;
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                 BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                 PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
                converse(in, out);
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }

    private void converse(BufferedReader in, PrintWriter out) throws IOException {
        out.print("220 scripted\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4);
            switch (verb) {
                case "RCPT" -> say(out, mood == Mood.REFUSES_RECIPIENT ? "550 no such mailbox" : "250 ok");
                case "DATA" -> {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    if (mood == Mood.HANGS_UP_AFTER_THE_MAIL) {
                        return;
                    }
                    say(out, mood == Mood.REFUSES_MAIL ? "554 looks like spam" : "250 accepted");
                }
                case "QUIT" -> {
                    if (mood != Mood.HANGS_UP_AT_GOODBYE) {
                        say(out, "221 bye");
                    }
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private static void say(PrintWriter out, String answer) {
        out.print(answer + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
