package io.reprise.api.master;

import io.reprise.api.job.KindOfWork;
import io.reprise.api.job.UndoableKind;
import io.reprise.storage.job.Undos;
import io.reprise.storage.master.MasterRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has this node edit many masters, and put them back. */
@Configuration(proxyBeanMethods = false)
class BulkWiring {
    @Bean
    MasterRows masterRows(DataSource dataSource) {
        return new MasterRows(dataSource);
    }

    @Bean
    KindOfWork editingMasters(EditMasters editMasters) {
        return new KindOfWork(EditMasters.KIND, editMasters);
    }

    @Bean
    KindOfWork undoingEdits(UndoEdits undoEdits) {
        return new KindOfWork(Undos.KIND, undoEdits);
    }

    @Bean
    UndoableKind undoableEdits() {
        return new UndoableKind(EditMasters.KIND);
    }

    /** An undo is an edit too. */
    @Bean
    UndoableKind undoableUndos() {
        return new UndoableKind(Undos.KIND);
    }
}
