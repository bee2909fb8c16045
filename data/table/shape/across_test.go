package shape

import "testing"

// Heads are keys of any kind, where the shape gives them a name.
func TestAcross(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		across        []string
		want          string
	}{
		{"regions", "year;North;South\n2019;1;2\n2020;3;4\n", []string{"region"},
			"year,region,value\n2019,North,1\n2019,South,2\n2020,North,3\n2020,South,4\n"},
		{"regions with flags", "year;North;flag;South;flag\n2019;1;p;2;\n2020;3;;4;b\n", []string{"region"},
			"year,region,value,flag\n2019,North,1,p\n2019,South,2,\n2020,North,3,\n2020,South,4,b\n"},
		{"a column of remarks", "year;North;South;remark\n2019;1;2;new\n2020;3;4;\n", []string{"region"},
			"year,remark,region,value\n2019,new,North,1\n2019,new,South,2\n2020,,North,3\n2020,,South,4\n"},
		{"sexes and years", ";Men;;Women;\nregion;2019;2020;2019;2020\nNorth;1;2;3;4\n", []string{"sex", "year"},
			"region,sex,year,value\nNorth,Men,2019,1\nNorth,Men,2020,2\nNorth,Women,2019,3\nNorth,Women,2020,4\n"},
		{"years alone of two lines", ";Men;;Women;\nregion;2019;2020;2019;2020\nNorth;1;2;3;4\n", []string{NotAcross, "year"},
			"region,year,Men,Women\nNorth,2019,1,3\nNorth,2020,2,4\n"},
		{"sexes alone of two lines", ";Men;;Women;\nregion;Jobs;Rate;Jobs;Rate\nNorth;1;2;3;4\nSouth;5;6;7;8\n", []string{"sex", NotAcross},
			"region,sex,Jobs,Rate\nNorth,Men,1,2\nNorth,Women,3,4\nSouth,Men,5,6\nSouth,Women,7,8\n"},
		{"both in one line", "region;Men 2019;Women 2019;Men 2020;Women 2020\nNorth;1;3;2;4\n", []string{"sex", "year"},
			"region,sex,year,value\nNorth,Men,2019,1\nNorth,Women,2019,3\nNorth,Men,2020,2\nNorth,Women,2020,4\n"},
	} {
		x, err := read(fileOf(tt.content, ';'), Shape{Across: tt.across})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		} else if got := tidy(x); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct {
		across []string
		want   string
	}{
		{[]string{"year"}, "t.csv:1:1: across: year asks for heads that are periods, and no head is one"},
		{[]string{"sex", "region"}, "t.csv:1:1: across: names 2 lines of heads, and the table has 1"},
	} {
		_, err := read(fileOf("region;Men;Women\nNorth;1;2\n", ';'), Shape{Across: tt.across})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%v: got %v, want %s", tt.across, err, tt.want)
		}
	}
}
