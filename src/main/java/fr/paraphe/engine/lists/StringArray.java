package fr.paraphe.engine.lists;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/** A list of strings as one parameter of a statement. */
public class StringArray extends BaseTypeHandler<List<String>> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, List<String> strings, JdbcType type) throws SQLException {
        // of a String[] PostgreSQL's driver makes the binary form
        statement.setArray(index, statement.getConnection().createArrayOf("varchar", strings.toArray(String[]::new)));
    }

    @Override
    public List<String> getNullableResult(ResultSet rows, String column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> getNullableResult(ResultSet rows, int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> getNullableResult(CallableStatement statement, int column) {
        throw new UnsupportedOperationException();
    }
}
