package fr.paraphe.web.form.council;

import fr.paraphe.council.AttendanceEntry;
import fr.paraphe.council.CouncilFacts.AttendanceFacts;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.GivenProxy;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Who is there, who votes for whom, who presides, who is secretary; the quorum follows. */
@Component
class AttendanceForm implements TaskForm<AttendanceForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    AttendanceForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    /** @param sessions how many consecutive sessions the proxy has served with this one; null for the first */
    record ProxyRow(long giver, long holder, boolean written, Integer sessions, boolean illness) {
    }

    record Input(Long president, Long secretary, LocalTime discussedAt, List<AttendanceEntry.Member> members, List<ProxyRow> proxies, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordAttendance";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public AttendanceFacts view(TaskRef task) {
        return reader.attendance(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        List<GivenProxy> proxies = input.proxies() == null ? List.of() : input.proxies().stream().filter(Objects::nonNull)
            .map(row -> new GivenProxy(row.giver(), row.holder(), row.written(), row.sessions() == null ? 1 : row.sessions(), row.illness())).toList();
        council.recordAttendance(task.reference(), new AttendanceEntry(input.president(), input.secretary(), input.discussedAt(), input.members(), proxies),
            input.version(), task.user());
    }
}
