package fr.paraphe.web.council;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.jackson.JsonComponent;

/** An hour as a form's field shows it, {@code 18:30}: nobody notes the seconds of a council. */
@JsonComponent
public class HourJson extends JsonSerializer<LocalTime> {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    @Override
    public void serialize(LocalTime hour, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(HOUR.format(hour));
    }
}
